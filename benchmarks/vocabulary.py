# ruff: noqa: E501, SIM905 (word lists read best on lines of their own)
"""The words of the invented pages: what each kind of story is about, and words that any of them may use."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ADJECTIVES",
    "ADVERBIALS",
    "FIRST",
    "LAST",
    "NOUNS",
    "OUTLETS",
    "STEMS",
    "SUBJECTS",
    "TOWNS",
    "VERBS",
    "Subject",
]


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of story: a body that answers for it, who takes part, what it is about, and what was done."""

    body: str
    actors: tuple[str, ...]
    things: tuple[str, ...]
    deeds: tuple[str, ...]


def _subject(body: str, actors: str, things: str, deeds: str) -> Subject:
    return Subject(body, tuple(actors.split("; ")), tuple(things.split("; ")), tuple(deeds.split("; ")))


SUBJECTS = (
    _subject("Harbour Board", "the pilots; the dockers; two tug crews; the harbour master; the fishing fleet; a salvage firm",
             "the breakwater; the grain quay; the fuel berth; the dredging contract; the container crane; the lighthouse",
             "closed the northern channel; raised the mooring fees; turned away a tanker; repaired the lock gate; counted the lost cargo"),
    _subject("Hospital Trust", "the nurses; the surgeons; a patients' group; the night staff; the pharmacists; a visiting consultant",
             "the maternity ward; the waiting list; the cancer unit; the blood bank; the new scanner; the emergency room",
             "postponed forty operations; hired agency doctors; lost the medical records; treated the injured; shut the children's clinic"),
    _subject("School District", "the teachers; the pupils; worried parents; the examiners; a headmistress; the bus drivers",
             "the entrance test; the reading programme; the old gymnasium; the school meals; the final exams; the language classes",
             "cancelled the summer term; marked the papers twice; dismissed three tutors; opened a boarding house; changed the syllabus"),
    _subject("Mining Inspectorate", "the miners; the rescue team; a geologist; the shift foremen; the widows; the drillers",
             "the collapsed shaft; the ventilation plan; the tailings dam; the copper seam; the cable lift; the gas alarm",
             "sealed the lower gallery; pumped out the water; ignored the readings; brought up the bodies; blasted a new tunnel"),
    _subject("Electoral Commission", "the observers; the candidates; the poll workers; a former senator; both campaigns; the voters abroad",
             "the ballot papers; the recount; the turnout figures; the campaign donations; the televised debate; the voter rolls",
             "annulled the result; printed too few ballots; sealed the boxes; published the tallies; disqualified a candidate"),
    _subject("Savings Bank", "the depositors; the auditors; the chief economist; shareholders; a trader; the regulators",
             "the bad loans; the merger; the annual accounts; the bond sale; the overdraft fees; the pension fund",
             "froze the accounts; wrote off the debt; doubled the dividend; misled the investors; moved the reserves offshore"),
    _subject("Opera House", "the orchestra; the soprano; the stagehands; a critic; the subscribers; the conductor",
             "the spring premiere; the revolving stage; the ticket prices; the chandelier; the rehearsal rooms; the archive of scores",
             "walked out of the rehearsal; sold the collection; cancelled the tour; restored the ceiling; booed the director"),
    _subject("Flood Agency", "the volunteers; the farmers downstream; the engineers; boat crews; the evacuated families; a hydrologist",
             "the levee; the sandbags; the river gauge; the drowned cattle; the relief fund; the pumping station",
             "opened the sluices; evacuated the valley; misjudged the crest; rescued the stranded; flooded the lower meadows"),
    _subject("Rail Authority", "the signalmen; the passengers; the train drivers; an engineer; the ticket inspectors; commuters",
             "the derailed express; the signal box; the timetable; the sleeper cars; the viaduct; the brake test",
             "suspended the night service; replaced the points; blamed the driver; reopened the branch line; ordered new carriages"),
    _subject("Health Institute", "the virologists; the volunteers in the trial; a laboratory; the epidemiologists; the vaccine makers; family doctors",
             "the second dose; the infection rate; the trial data; the cold chain; the side effects; the quarantine rules",
             "withdrew the batch; sequenced the strain; delayed the approval; vaccinated the elderly; published the raw figures"),
    _subject("Football Association", "the goalkeeper; the supporters; the referee; the club's owners; the youth squad; a sports lawyer",
             "the transfer fee; the penalty; the stadium lease; the doping sample; the relegation match; the broadcasting rights",
             "banned the striker; replayed the final; fined both clubs; sacked the trainer; emptied the east stand"),
    _subject("Farmers' Union", "the growers; the beekeepers; a vet; the dairy herds' owners; seasonal pickers; the seed merchants",
             "the barley harvest; the milk price; the pesticide; the irrigation ditch; the cattle market; the export licence",
             "ploughed up the pasture; dumped the milk; culled the flock; blocked the motorway; burned the stubble"),
    _subject("Prison Service", "the warders; the inmates; a chaplain; the defence lawyers; the parole board; the escaped men",
             "the east wing; the hunger strike; the visiting hours; the cell keys; the riot report; the exercise yard",
             "locked down the block; transferred the ringleaders; found a tunnel; doubled the guard; released the wrong man"),
    _subject("Court of Appeal", "the judges; the defendant; the prosecutors; a key witness; the jury; the clerks",
             "the forged will; the sealed testimony; the verdict; the wiretaps; the plea; the damages",
             "overturned the sentence; heard the witness in private; rejected the motion; postponed the ruling; dismissed two jurors"),
    _subject("Airline", "the cabin crews; the pilots' union; stranded travellers; the mechanics; an air controller; the tour operators",
             "the grounded jets; the runway; the landing slots; the black box; the fuel surcharge; the maintenance log",
             "diverted the flight; cut six routes; inspected the engines; refunded the fares; overbooked the holiday flights"),
    _subject("Space Agency", "the astronomers; the launch crew; the physicists; a contractor; the astronauts; mission control",
             "the weather satellite; the booster; the lunar lander; the antenna; the launch window; the heat shield",
             "scrubbed the launch; lost the signal; tested the thruster; redesigned the valve; tracked the debris"),
    _subject("Museum Council", "the archaeologists; the curators; a collector; the guards; the restorers; the heirs",
             "the bronze mask; the burial mound; the stolen canvas; the export papers; the mosaic floor; the coin hoard",
             "returned the statues; dated the timbers; cleaned the fresco; bought a forgery; excavated the chapel"),
    _subject("Water Company", "the plumbers; the householders; the chemists; a contractor's men; the anglers; the brewers",
             "the reservoir; the lead pipes; the filter beds; the sewage spill; the meter readings; the aqueduct",
             "cut off the supply; flushed the mains; tested the samples; poisoned the stream; rationed the hot quarter"),
    _subject("Housing Office", "the tenants; the landlords; the builders; the surveyors; a squatter; young families",
             "the tower blocks; the cladding; the rent rise; the eviction notices; the building permits; the damp cellars",
             "demolished the terrace; capped the rents; condemned the stairwells; moved the families; sold the allotments"),
    _subject("Dockers' Union", "the strikers; the strikebreakers; the mediators; the shop stewards; the shipping lines; the apprentices",
             "the wage offer; the picket line; the overtime ban; the strike fund; the safety helmets; the pension deal",
             "rejected the offer; occupied the yard; called a ballot; returned to work; locked out the apprentices"),
)  # fmt: skip

FIRST = (
    "Adela Bruno Carla Dimas Edda Florin Greta Henrik Ilse Joran Katya Lorenz Marta Nils Odile Pavel Rosa Stefan Tilda Viktor "
    "Agnes Boris Celia Dora Emil Frida Gustav Hanna Ivo Jana Karl Lena Matthias Nora Oskar Petra Rufus Sonja Theo Ursula"
).split()
STEMS = (
    "Bran Cast Dorn Eber Falk Gross Hall Ister Jansk Kord Lund Mar Osk Prell Quist Rav Sund Tarn Ulm Varn Wist Yarl Zell "
    "Ald Birk Cren Dask Elm Fenn Garr Hask Irrel Kolb Lorn Mesk Nord Orr Pask Rudd Stav"
).split()
LAST = "berg ell er holm ik ing mann ov sen well ander dahl eck quist strom".split()
TOWNS = "bridge brook bury field ford haven mouth stead ton wick burn dale gate minster".split()
OUTLETS = (
    "Oster Courier; Tarn Gazette; Brennick Post; Evening Mail; Sundern Times; Hask Observer; Radio Irrel; Morning Ledger; "
    "Coast Herald; Valley Tribune; Northern Star; Weekly Examiner"
).split("; ")

NOUNS = (
    "report letter committee village winter engine garden minister bridge budget festival contract market river factory museum "
    "ferry storm council library witness archive laboratory teacher forest court union election weather tunnel newspaper "
    "orchestra meadow warehouse lawyer captain doctor inspector neighbour driver merchant painter mechanic farmer student "
    "pension tariff subsidy licence petition ceremony inquiry dispute strike auction exhibition concert parade harvest voyage "
    "experiment lecture ballot bargain rumour blueprint ledger map photograph diary telegram signature receipt invoice statue "
    "fountain chapel tower cellar staircase corridor balcony courtyard orchard vineyard pasture quarry canal harbour railway "
    "station airport highway crossing lantern clock compass telescope hammer ladder barrel crate basket carriage bicycle tractor "
    "lorry sailor soldier widow orphan tailor baker butcher brewer miner weaver clerk notary banker tenant landlord pilgrim "
    "tourist refugee envoy governor mayor deputy treasurer chairman secretary editor reporter printer publisher translator poet "
    "actor dancer singer sculptor architect surveyor plumber carpenter mason electrician chemist botanist historian geologist "
    "frost drought flood landslide eclipse breeze thunder rainfall snowdrift avalanche timber copper marble cotton leather paper "
    "glass cement gravel barley wheat potato cabbage apple cherry honey butter cheese sausage bread coffee tobacco medicine"
).split()
VERBS = (
    "crossed left counted repainted measured searched photographed repaired sold guarded described mapped forgot emptied "
    "inherited copied locked washed sketched rented weighed hid opened cleared found filmed visited rejected approved mentioned "
    "praised criticised examined recorded restored replaced delayed rescued followed watched studied admired avoided borrowed "
    "carried chose collected damaged defended delivered demanded designed destroyed discovered discussed divided drew expected "
    "explored financed gathered greeted ignored improved invited joined launched led lifted lost managed noticed occupied "
    "organised owned packed planned planted prepared prevented produced promised protected questioned raised reached received "
    "removed remembered returned saved served settled shared signed stored supplied surprised surrounded tested toured traded "
    "trained transported treated trusted used wanted warned welcomed"
).split()
ADJECTIVES = (
    "old new empty crowded northern southern distant local wooden iron broken quiet famous careful angry tired young retired "
    "foreign private public secret expensive cheap heavy narrow broad ancient modern temporary permanent official unofficial "
    "annual monthly damp dusty bright gloomy muddy frozen burnt hidden abandoned popular lonely cautious stubborn generous "
    "reluctant anxious cheerful nervous experienced reckless modest ambitious"
).split()
ADVERBIALS = (
    "before dawn; on the first warm day of the year; after a long dispute; while the rain kept on; without a word to anybody; "
    "for the third time since the war; under the eyes of half the town; as soon as the water fell; with borrowed tools; "
    "long after the shops had closed; against the advice of friends; at the end of the shift; to the sound of the bells; "
    "in spite of the fog; for a small fee; on the way to the station; during a short visit; in front of the cameras; "
    "by mistake; at the request of the police; in the middle of the week; over the objections of the staff; under a new law; "
    "with the help of neighbours; in less than an hour; because nobody had asked; although the money had run out; "
    "to save time; behind closed doors; in a village hall; after the holidays; until late in the evening; on both banks"
).split("; ")
