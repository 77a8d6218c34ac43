"""Given names: which are a man's, which a woman's, and which are short for which.

The tables hold names that are common in news in English; they only ever add evidence. A name that stands in neither
table may be either.
"""

from __future__ import annotations

from typing import Literal

from firsthand.sources.tables import vocabulary

__all__ = ["FEMALE", "MALE", "gender_of", "known", "variants"]

MALE = vocabulary(
    """
    aaron abdul abdullah abel abraham adam adnan adrian ahmad ahmed alan albert alberto alejandro aleksandr
    aleksei alessandro alex alexander alexandre alexei alexey alexis alfonso alfred ali allen alvaro amir
    anatoly anders andre andreas andrei andres andrew andrey andrzej angelo anthony antoine anton antonio antony
    armando arnold arthur arturo arvind ashraf barack barry bashar ben benjamin bernard bernardo bernie bill bob
    boris brad bradley brendan brett brian bruce bruno calvin cameron carl carlos cesar charles chester chris
    christian christoph christopher chuck claude colin craig curtis cyril damian dan daniel danny dario darren
    dave david dean dennis derek diego dieter dimitri dirk dmitri dmitry dominic don donald doug douglas duncan
    dwight dylan earl ed eddie edgar eduard eduardo edward edwin elias elliott emilio emmanuel emre enrique eric
    erik ernest ernesto evan evgeny fabio farid felipe felix ferdinand fernando fidel filip florian francesco
    francis francisco francois frank franz fred frederick frederik fritz gabriel gareth gary gavin gennady
    geoffrey george georges georgi gerald gerard gerhard giovanni giuseppe glenn gordon graham greg gregory
    guido guillermo gunther gustav gustavo guy hamid hans harald harold harry hasan hassan hector heinrich
    helmut hendrik henri henrik henry herbert hernan horst howard hugh hugo hussein ian ibrahim ignacio igor
    ilya imran isaac ismail ivan ivo jack jacob jacques jaime jake jakob jamal james jan jared jason javier jeff
    jeffrey jens jeremy jerome jerry jesus jim jimmy joao joe joel johan johannes john johnny jon jonas jonathan
    jorge jose josef joseph josh joshua juan julian julio jurgen justin kamal karim karl keith ken kenneth kevin
    khalid klaus konstantin kurt kyle lance larry lars laurent lawrence lee leo leon leonard leonid leopold lev
    liam lloyd lorenzo lothar louis luca lucas luigi luis luiz lukas luke magnus mahmoud malcolm manfred manuel
    marc marcel marcelo marco marcos marcus mariano mario mark markus martin mathias matteo matthew matthias
    maurice mauricio max maxim maximilian mehmet michael michel miguel mike mikhail milan miles miroslav mohamed
    mohammad mohammed moises morgan muhammad mustafa nathan nathaniel neil nelson nicholas nick nicolas niels
    nigel nikita nikolai nikolay norbert norman oleg oliver olivier omar oscar osman otto owen pablo pascal
    patrick paul pavel pedro per pete peter petr philip philipp philippe phillip pierre pieter piotr rafael ralf
    ralph ramon ramzan randall randy raul ravi ray raymond reinhard rene ricardo richard rick rob robert roberto
    rodney rodrigo roger roland rolf roman ron ronald rory ross roy rudolf rudy rupert russell ryan said salman
    salvador sam samir samuel scott sean sebastian serge sergei sergey sergio seth shane shaun sidney siegfried
    silvio simon stanislav stanley stefan stephan stephen steve steven stewart stuart sven tam tariq tarek ted
    terence terrence terry theo theodore thomas tim timothy tobias todd tom tomas tommy tony travis trevor tyler
    ulrich umar uwe vaclav valentin valery vasily victor viktor vincent vincenzo vitaly vladimir vladislav
    vyacheslav wade walter warren wayne werner wilhelm willem william wolfgang yevgeny yuri yusuf yves zachary
    zoran
    """
)

FEMALE = vocabulary(
    """
    abigail adele adriana agnes aisha alexandra alice alicia alina alison allison amanda amelia amina amy ana
    anastasia andrea angela angelina anita ann anna anne annette annie antonia april ariana astrid audrey aurora
    barbara beatrice beatriz becky bella bernadette beth betty beverly bianca birgit bonnie brenda brigitte
    britta camila camille carla carmen carol carolina caroline cassandra catarina catherine cecilia charlene
    charlotte chelsea cheryl chloe christiane christina christine claire clara claudia colleen condoleezza
    connie cristina cynthia daniela danielle daria dawn deborah debra denise diana diane dilma dolores donna
    dora doris dorothy edith eileen elaine eleanor elena eliza elizabeth ella ellen elsa emily emma erica erika
    erin esther eugenia eva eve evelyn farah fatima felicia fiona florence frances francesca francoise frida
    gabriela galina gemma georgia geraldine gertrude gina giulia gloria grace greta gretchen hannah harriet
    heather heidi helen helena helene henrietta hilary hilda hillary holly ida ilse ines ingrid irene irina iris
    isabel isabella isabelle ivana ivanka jacinda jacqueline jane janet janice jasmine jeanne jennifer jenny
    jessica jill joan joanna joanne johanna josephine joy joyce juanita judith judy julia juliana julie juliet
    kamala karen karin karina kate katerina katharina katherine kathleen kathryn kathy katja katrin katy kayla
    kellyanne kimberly kirsten kristen kristina lara laura lauren layla lea leah leila lena leslie leticia lidia
    lillian lily linda lisa liz lorena lori lorraine louise lucia lucy ludmila luisa lydia lyudmila madeleine
    madeline magdalena maggie manuela marcela margaret margarita margot maria mariam marian marianne marie
    marina marion marisa marissa marjorie marlene marta martha martina mary matilda maureen megan melania
    melanie melinda melissa mercedes meredith mette michele michelle mila mildred miranda miriam moira molly
    monica monika nadia nadine nancy naomi natalia natalie natasha nicola nicole nikki nina noor nora norma
    octavia oksana olga olivia pamela patricia patty paula pauline penelope petra phyllis polina priya rachel
    raisa rebecca regina renata renate rhonda rita roberta rosa rose rosemary roxana ruth sabina sabine sabrina
    sally samantha sandra sara sarah shannon sharon sheila shirley silvia simone sinead sofia sonia sonja sophia
    sophie stella stephanie sue susan susana susanna susanne suzanne svetlana sylvia tamara tania tanya tara
    tatiana tatyana teresa theresa therese tina tracy ursula valentina valeria valerie vanessa vera veronica
    victoria viktoria violet virginia vivian wanda wendy yasmin ylva yolanda yulia yvette yvonne zainab zoe
    zuzana
    """
)

_SHORT = """alexander alex sasha|andrew andy drew|anthony tony|benjamin ben|bernard bernie|catherine katherine kate
kathy cathy katie|charles charlie chuck|christopher chris|daniel dan danny|david dave|deborah debbie|donald don|
douglas doug|edward ed eddie ted|elizabeth liz beth betty lizzie|frederick fred freddy|gerald gerry jerry|
gregory greg|hillary hilary|james jim jimmy jamie|jeffrey geoffrey jeff geoff|john johnny jack|jonathan jon|
joseph joe joey|joshua josh|kenneth ken|lawrence larry|leonard len|margaret maggie meg|matthew matt|michael mike mick|
nicholas nick nicolas|patricia pat patty|patrick pat|peter pete|philip phil phillip|raymond ray|
rebecca becky|richard rick dick|robert bob rob bobby|ronald ron|rudolph rudy|samuel sam|
stephen steven steve|susan sue|theodore ted|thomas tom|timothy tim|victoria vicky|vincent vince|
walter walt|william bill will billy|zachary zach"""

_GROUPS: dict[str, frozenset[str]] = {}
for _group in _SHORT.replace("\n", "").split("|"):
    for _name in _group.split():
        _GROUPS[_name] = _GROUPS.get(_name, frozenset()) | frozenset(_group.split())


def known(name: str) -> bool:
    """Whether the folded given name stands in one of the tables."""
    return name in MALE or name in FEMALE


def variants(a: str, b: str) -> bool:
    """Whether one of two folded given names is a usual short form of the other ("bill", "william")."""
    return b in _GROUPS.get(a, ())


def gender_of(name: str) -> Literal["m", "f"] | None:
    """The gender of a folded given name, None where the tables do not say or say both."""
    male, female = name in MALE, name in FEMALE
    if male == female:
        return None
    return "m" if male else "f"
