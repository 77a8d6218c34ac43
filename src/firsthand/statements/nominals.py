"""Deverbal nouns: the event noun of a report and the verb whose proposition it states.

"The withdrawal of its advisers" says what "it withdrew its advisers" says, so both get one predicate. Chosen by hand
from what news reports of events are made of, after NOMLEX's notion of a nominalisation (Macleod et al. 1998); a noun
that as often names a thing ("building", "station") is left out.
"""

from __future__ import annotations

__all__ = ["LIGHT_VERBS", "NOUN_VERBS", "SUBJECT_OF"]

_TABLE = """
abandon:abandonment abduct:abduction abolish:abolition abuse:abuse accuse:accusation acquire:acquisition
acquit:acquittal agree:agreement admit:admission adopt:adoption advise:advice allege:allegation allocate:allocation
announce:announcement
annex:annexation appeal:appeal appear:appearance appoint:appointment approve:approval arrest:arrest arrive:arrival
assassinate:assassination assault:assault assert:assertion assess:assessment attack:attack attempt:attempt
attend:attendance ban:ban bomb:bombing,bombardment breach:breach buy:purchase call:call cancel:cancellation
capture:capture cease:cessation claim:claim close:closure collapse:collapse collide:collision commit:commitment
compensate:compensation complain:complaint concede:concession condemn:condemnation confess:confession
confirm:confirmation conquer:conquest construct:construction consult:consultation contribute:contribution
convict:conviction cooperate:cooperation correct:correction crash:crash criticize:criticism cut:cut,cutback
damage:damage deal:deal decide:decision declare:declaration decline:decline decrease:decrease defeat:defeat
defend:defence,defense delay:delay deliver:delivery demand:demand demonstrate:demonstration deny:denial
depart:departure deploy:deployment deport:deportation destroy:destruction detain:detention die:death
disappear:disappearance discover:discovery discuss:discussion dismiss:dismissal donate:donation drop:drop
elect:election eliminate:elimination employ:employment end:end endorse:endorsement escape:escape
evacuate:evacuation execute:execution exit:exit expand:expansion expel:expulsion explode:explosion export:export
extradite:extradition fail:failure fall:fall fight:fight finance:financing fire:firing form:formation
fund:funding grow:growth help:help hijack:hijacking hire:hiring imprison:imprisonment import:import improve:improvement
increase:increase indict:indictment inspect:inspection intervene:intervention introduce:introduction
invade:invasion invest:investment investigate:investigation invite:invitation issue:issuance kidnap:kidnapping
kill:killing launch:launch leak:leak leave:leave lend:lending liberate:liberation lose:loss meet:meeting
merge:merger modernize:modernisation,modernization murder:murder negotiate:negotiation nominate:nomination
object:objection occupy:occupation offer:offer open:opening operate:operation oppose:opposition order:order
overthrow:overthrow participate:participation pay:payment permit:permission persecute:persecution plan:plan
pledge:pledge poison:poisoning possess:possession postpone:postponement pray:prayer predict:prediction
prepare:preparation produce:production promise:promise promote:promotion propose:proposal prosecute:prosecution
protect:protection protest:protest publish:publication pull:pullout,pullback punish:punishment raid:raid
ratify:ratification recall:recall receive:receipt recognize:recognition recommend:recommendation
recover:recovery reduce:reduction refuse:refusal reject:rejection release:release remove:removal renew:renewal
repair:repair replace:replacement request:request rescue:rescue resign:resignation respond:response
restore:restoration restrict:restriction retire:retirement retract:retraction retreat:retreat return:return
reveal:revelation review:review rise:rise sack:sacking sabotage:sabotage sanction:sanction save:saving search:search
seize:seizure select:selection sell:sale send:sending separate:separation settle:settlement shell:shelling
shoot:shooting shut:shutdown smuggle:smuggling speak:speech spend:spending start:start strike:strike
submit:submission suggest:suggestion supply:supply support:support suppress:suppression surrender:surrender
suspend:suspension talk:talks target:targeting tax:taxation terminate:termination test:test testify:testimony
threaten:threat torture:torture trade:trade train:training transfer:transfer transport:transportation
travel:travel treat:treatment try:trial use:use vaccinate:vaccination violate:violation visit:visit vote:vote
warn:warning withdraw:withdrawal,pull-out witness:witnessing
"""

NOUN_VERBS: dict[str, str] = {
    noun: entry.partition(":")[0] for entry in _TABLE.split() for noun in entry.partition(":")[2].split(",")
}
"""Noun lemma -> verb lemma."""

LIGHT_VERBS = frozenset({
    "carry", "conduct", "do", "give", "have", "hold", "issue", "launch", "make", "mount", "stage", "take",
})  # fmt: skip
"""Verbs that lend a deverbal object their subject and mean nothing themselves."""

SUBJECT_OF = frozenset({
    "agree", "appear", "arrive", "attempt", "collapse", "collide", "cooperate", "crash", "decline", "depart", "die",
    "disappear", "escape", "explode", "fail", "fall", "grow", "intervene", "meet", "participate", "protest", "recover",
    "resign", "respond", "retire", "retreat", "return", "rise", "speak", "strike", "surrender", "talk", "travel",
    "withdraw",
})  # fmt: skip
"""Verbs whose noun takes its subject, not its object, after "of" ("the departure of the minister")."""
