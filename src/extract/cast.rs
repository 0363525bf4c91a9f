//! Who is who: parties of the contact, titles, and what pronouns, roles and groups stand for.

use super::analysis::{Analysis, NONE};
use super::entity::Record;
use super::mention::Kind;
use super::titles;
use crate::lexicon::{EntityType, Flags, Refers};
use crate::text::TokenKind;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// Roles that a text leaves without a name when its own principal is meant.
const PRINCIPALS: [&str; 7] =
    ["president", "minister", "secretary", "chancellor", "premier", "representative", "general"];

/// What is known about the people of the document.
pub(super) struct Cast {
    pub records: Vec<Record>,
    /// Titles of persons in lower case, by entity.
    pub titles: BTreeMap<u32, Vec<String>>,
    /// Titles as printed.
    pub printed: BTreeMap<u32, Vec<String>>,
    /// Country of persons, by name, by entity.
    pub sides: BTreeMap<u32, String>,
    /// Those who take part in the contact that is being narrated.
    pub parties: Vec<u32>,
    /// Parties whom the text knows only by their role: "the Secretary-General".
    pub unnamed: Vec<String>,
    /// Everybody who took part in any contact, in order; grows by [`Self::took_part`].
    pub all_parties: Vec<u32>,
    /// The title names two states in whose name the document speaks.
    pub joint: bool,
    /// The state whose ministry or government publishes the document.
    pub home: Option<String>,
    /// The title speaks of several contacts: "X's meetings with Y and Z".
    pub several: bool,
    /// How many of them the title and the header name.
    pub title_parties: usize,
    /// How many of them title and lead name: who comes later was met elsewhere.
    pub lead_parties: Option<usize>,
    /// The same as all, to ask whether somebody is among them.
    known_parties: HashSet<u32>,
    /// What was found for roles before: a text says "the President" many times.
    roles: RefCell<BTreeMap<Vec<String>, RoleFound>>,
    /// Whether a person is once named with an honorific.
    honours: RefCell<BTreeMap<(u32, String), bool>>,
    /// The person last named or meant as a subject.
    pub last_person: Option<u32>,
    /// Persons in the order of the sentence before, for "the former" and "the latter".
    pub pair: Vec<u32>,
    /// A body or group that was last a subject: what "they" means where no parties are known.
    pub last_group: Vec<String>,
    /// Whom an unresolved role means: the one in whose name the document is issued.
    pub principal: Option<u32>,
    /// The body or people in whose voice the document speaks, if it says "we".
    pub voice: Vec<String>,
    /// One person speaks the whole document.
    pub sole: bool,
    /// The states that the title names, where no people are known to meet.
    states: Vec<String>,
    /// What the text calls the states it names, by their usual name.
    called_as: BTreeMap<String, String>,
    /// Groups whose members stand in brackets behind their name: "the Co-Chairs (A of Sarvan and B of Norland)".
    listed: Vec<(String, Vec<u32>)>,
}

/// Whom a role was found to mean.
#[derive(Clone, Debug, Default)]
struct RoleFound {
    /// How many of all parties were looked at.
    seen: usize,
    /// The first of them that fits.
    party: Option<u32>,
    /// The first person with titles that fits, once looked for.
    titled: Option<Option<u32>>,
    /// Whom the role was held against before, and whether it fits.
    fits: HashMap<u32, bool>,
}

impl Cast {
    /// Collects titles and sides from every mention of a person.
    pub fn new(a: &Analysis<'_>, records: Vec<Record>) -> Self {
        let mut cast = Self {
            records,
            titles: BTreeMap::new(),
            printed: BTreeMap::new(),
            sides: BTreeMap::new(),
            parties: Vec::new(),
            unnamed: Vec::new(),
            all_parties: Vec::new(),
            joint: false,
            home: None,
            several: false,
            title_parties: 0,
            lead_parties: None,
            known_parties: HashSet::new(),
            roles: RefCell::default(),
            honours: RefCell::default(),
            last_person: None,
            pair: Vec::new(),
            voice: Vec::new(),
            sole: false,
            states: Vec::new(),
            called_as: BTreeMap::new(),
            listed: listed_groups(a),
            last_group: Vec::new(),
            principal: None,
        };
        for m in &a.mentions {
            if matches!(m.kind, Kind::Country(_) | Kind::State)
                && m.entity != NONE
                && let Some(usual) = country_name(a, m.kind, m.toks.start)
            {
                let name = cast.name(m.entity);
                cast.called_as.entry(usual).or_insert(name);
            }
            if m.kind != Kind::Person || m.entity == NONE {
                continue;
            }
            let found = titles::around(a, m.toks.start, m.toks.end);
            if let Some(side) = found.side {
                cast.sides.entry(m.entity).or_insert(side);
            }
            for title in found.titles {
                // Mostly one that stood before.
                if cast.printed.get(&m.entity).is_some_and(|known| known.contains(&title)) {
                    continue;
                }
                let low = title.to_lowercase();
                let list = cast.titles.entry(m.entity).or_default();
                if !list.iter().any(|t| *t == low || t.ends_with(&low) && low.split(' ').count() == 1) {
                    list.push(low);
                    cast.printed.entry(m.entity).or_default().push(title);
                }
            }
        }
        cast
    }

    pub fn name(&self, entity: u32) -> String {
        self.records.get(entity as usize).map(|r| r.name.clone()).unwrap_or_default()
    }

    /// Lets the states that the title names stand for the sides where no people are known to meet.
    pub fn states_meet(&mut self, countries: &[String]) {
        if self.count() < 2 {
            let several = if self.voice.len() > 1 { &self.voice } else { countries };
            if several.len() > 1 {
                self.states = several.to_vec();
            }
        }
    }

    /// Gives parties without a side the countries that the title names beside them, in its order.
    pub fn take_sides(&mut self, countries: &[String]) {
        let mut open: Vec<u32> =
            self.parties.iter().copied().filter(|p| !self.sides.contains_key(p)).collect();
        open.sort_by_key(|&p| self.records.get(p as usize).and_then(|r| r.mentions.first().copied()));
        let free: Vec<&String> =
            countries.iter().filter(|c| !self.parties.iter().any(|p| self.sides.get(p) == Some(c))).collect();
        if self.parties.len() == 2 && countries.len() == 2 && open.len() == free.len() {
            for (party, country) in open.into_iter().zip(free) {
                self.sides.insert(party, country.clone());
            }
        }
    }

    /// The persons that a range of tokens names, each once.
    pub fn persons_in(&self, a: &Analysis<'_>, range: &Range<usize>) -> Vec<String> {
        let mut names = Vec::new();
        for k in range.clone() {
            if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k) {
                let name = self.name(m.entity);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    pub fn is_person(&self, entity: u32) -> bool {
        self.records.get(entity as usize).is_some_and(|r| r.kind == EntityType::Person)
    }

    /// What the text calls a state: "Republic of Korea" where it never says "South Korea".
    pub fn as_called(&self, state: String) -> String {
        self.called_as.get(&state).cloned().unwrap_or(state)
    }

    /// Two people who hold office, are the only ones in the lead and act for different sides: they meet.
    pub fn officials_meet(&mut self, a: &Analysis<'_>) {
        if self.count() > 1 || !self.voice.is_empty() && self.voice != self.states {
            return;
        }
        let mut people: Vec<u32> = Vec::new();
        for s in a.sentences.iter().take(2) {
            for k in s.toks.clone() {
                if let Some(m) =
                    a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k && m.entity != NONE)
                    && !people.contains(&m.entity)
                {
                    people.push(m.entity);
                }
            }
        }
        let [first, second] = people[..] else { return };
        let led = a.sentences.iter().take(3).any(|s| {
            s.toks.clone().any(|k| {
                matches!(a.surface(k), "led" | "headed" | "conducted" | "chaired" | "co-chaired" | "attended")
                    && a.word(k + 1) == a.known.by
                    || a.surface(k) == "participation" && a.word(k + 1) == a.known.of
            })
        });
        let office = |e: &u32| self.titles.get(e).is_some_and(|t| !t.is_empty());
        let apart = match (self.sides.get(&first), self.sides.get(&second)) {
            (Some(a), Some(b)) => a != b,
            // "The Sarvan delegation was headed by the First Deputy Minister, X, that of Norland by …"
            (None, None) => self.states.len() == 2 && led,
            _ => true,
        };
        let known = office(&first) && office(&second) || led && self.states.len() == 2;
        if known && apart {
            self.unnamed.clear();
            self.parties = vec![first, second];
        }
    }

    /// What the text calls a listed name, where it stands as a mention of its own.
    pub fn called(&self, a: &Analysis<'_>, kind: Kind) -> Option<String> {
        let known = a.mentions.iter().find(|m| m.kind == kind && m.entity != NONE);
        known.map(|m| self.name(m.entity))
    }

    /// Sets the parties of the contact narrated from here on.
    pub fn meet(&mut self, members: &[u32]) {
        // Somebody alone is no contact beside those who are known already.
        if members.len() < 2 && self.count() > 0 {
            return;
        }
        self.parties = members.to_vec();
        if members.len() > 1 {
            self.unnamed.clear();
        }
        for &m in members {
            self.took_part(m);
        }
    }

    /// Adds somebody to those who took part in any contact.
    pub fn took_part(&mut self, entity: u32) {
        if self.known_parties.insert(entity) {
            self.all_parties.push(entity);
        }
    }

    pub fn party_names(&self) -> Vec<String> {
        if self.count() < 2 && !self.states.is_empty() {
            return self.states.clone();
        }
        self.unnamed.iter().cloned().chain(self.parties.iter().map(|&e| self.name(e))).collect()
    }

    /// The members of a group that the text lists in brackets behind its name; `word` in lower case.
    pub fn listed_as(&self, word: &str) -> Option<Vec<String>> {
        let (_, members) = self.listed.iter().find(|(name, _)| name == word)?;
        Some(members.iter().map(|&e| self.name(e)).collect())
    }

    /// How many take part.
    pub fn count(&self) -> usize {
        self.parties.len() + self.unnamed.len()
    }

    /// Whom a group means.
    pub fn group(&self, refers: Refers) -> Vec<String> {
        // Where no contact has been told, "the ministers" are the two who hold office.
        let of_states = self.voice.is_empty() || self.voice == self.states;
        if refers == Refers::Persons && of_states && self.parties.is_empty() {
            let mut holders: Vec<String> = self.titles.keys().map(|&e| self.name(e)).collect();
            if holders.len() == 2 {
                holders.dedup();
                return holders;
            }
        }
        if self.count() < 2 && !self.states.is_empty() && refers != Refers::Members {
            return self.states.clone();
        }
        // "both countries": the states for which those who meet act.
        if refers == Refers::Countries
            && let Some(states) = self.states_of_parties()
        {
            return states;
        }
        // One party alone is no group where several speak the document.
        let alone = self.count() < 2 && self.voice.len() > 1;
        if refers == Refers::Members && !self.voice.is_empty() || self.parties.is_empty() || alone {
            return if self.voice.is_empty() { self.named_together() } else { self.voice.clone() };
        }
        self.party_names()
    }

    /// The states for which the parties act, as the text calls them, if every party acts for one of its own.
    fn states_of_parties(&self) -> Option<Vec<String>> {
        if !self.unnamed.is_empty() {
            return None;
        }
        let mut states: Vec<String> = Vec::new();
        for party in &self.parties {
            let side = self.sides.get(party)?;
            let name = self.called_as.get(side).unwrap_or(side);
            if !states.contains(name) {
                states.push(name.clone());
            }
        }
        (states.len() > 1).then_some(states)
    }

    /// Those who hold office by their titles, where no contact was understood and nobody speaks for all: better they
    /// than nobody. Empty for one alone, and for more than can sit at one table.
    fn named_together(&self) -> Vec<String> {
        let first = |e: &u32| self.records.get(*e as usize).and_then(|r| r.mentions.first().copied());
        let mut holders: Vec<u32> = self.titles.keys().copied().collect();
        holders.sort_by_key(first);
        let names: Vec<String> = holders.iter().map(|&e| self.name(e)).collect();
        if (2..=12).contains(&names.len()) { names } else { Vec::new() }
    }

    /// Whom a role means: "the Secretary", "the Vice President". `words` in lower case.
    pub fn role(&self, words: &[String]) -> Option<u32> {
        let fits = |e: &u32| {
            self.titles.get(e).is_some_and(|titles| {
                titles.iter().any(|t| {
                    if words.len() == 1 && words.first().is_some_and(|w| initials(t) == *w) {
                        return true;
                    }
                    let mut parts = t.split([' ', '-']);
                    // "Spokesman for the Secretary-General" is no Secretary-General: the office comes first.
                    let mut office = parts.clone().take_while(|p| !matches!(*p, "of" | "for" | "to"));
                    // "the Foreign Minister" is a "Minister of Foreign Affairs".
                    let last = words.last().filter(|_| words.len() > 1);
                    let first = words.first();
                    office.any(|p| first.into_iter().chain(last).any(|w| p == w))
                        && words.iter().all(|w| parts.clone().any(|p| p == w))
                        // "the President" is not a Vice President, "the Minister" may be a Foreign Minister.
                        && !(parts.clone().any(|p| p == "vice") && !words.iter().any(|w| w == "vice"))
                        && !(words.len() == 1
                            && words.first().is_some_and(|w| w == "president")
                            && parts.next() != Some("president")
                            && parts.next().is_some())
                })
            })
        };
        // The one without a name goes by this office, whoever else holds one like it.
        if self.unnamed.iter().any(|name| name.to_lowercase() == words.join(" ")) {
            return None;
        }
        // "the head of state": by the office, not by the word.
        if let [head, of] = words
            && head == "head"
            && matches!(of.as_str(), "state" | "government")
        {
            return self.head_of(of == "state");
        }
        // "the State Secretary" is the one who is called just so, before a "Deputy Secretary of State".
        if words.len() > 1 {
            let whole = words.join(" ");
            let of = format!("{whole} of ");
            let called = |e: &&u32| {
                self.titles.get(e).is_some_and(|t| t.iter().any(|t| *t == whole || t.starts_with(&of)))
            };
            if let Some(&party) = self.parties.iter().find(called) {
                return Some(party);
            }
        }
        // Titles do not change and parties are only added: look at each once per role.
        let mut roles = self.roles.borrow_mut();
        if !roles.contains_key(words) {
            roles.insert(words.to_vec(), RoleFound::default());
        }
        let found = roles.get_mut(words)?;
        let mut fitted = |e: &u32| *found.fits.entry(*e).or_insert_with(|| fits(e));
        // The issuer's own principal before a guest who bears the same title.
        let own = self.principal.as_ref().filter(|e| self.known_parties.contains(e));
        if let Some(&party) = own.filter(|e| fitted(e)).or_else(|| self.parties.iter().find(|e| fitted(e))) {
            return Some(party);
        }
        if found.party.is_none() {
            found.party =
                self.all_parties.get(found.seen..).and_then(|new| new.iter().find(|e| fits(e))).copied();
            found.seen = self.all_parties.len();
        }
        found
            .party
            .or_else(|| *found.titled.get_or_insert_with(|| self.titles.keys().find(|e| fits(e)).copied()))
            .or_else(|| {
                // Who has a title of another kind is not meant by this one.
                self.principal.filter(|p| {
                    words.last().is_some_and(|w| PRINCIPALS.contains(&w.as_str()))
                        && !self.titles.get(p).into_iter().flatten().any(|t| holds_office(t))
                })
            })
    }

    /// The party who is head of state, or of government.
    fn head_of(&self, state: bool) -> Option<u32> {
        let office = |title: &str| {
            let words = || title.split([' ', '-']);
            if words().any(|w| w == "vice" || w == "deputy" || w == "former") {
                return false;
            }
            if state {
                words().next().is_some_and(|w| {
                    matches!(
                        w,
                        "president" | "king" | "queen" | "emir" | "amir" | "sultan" | "emperor" | "chairman"
                    )
                })
            } else {
                title.starts_with("prime minister") || matches!(title, "chancellor" | "premier")
            }
        };
        let holds = |e: &&u32| self.titles.get(e).is_some_and(|titles| titles.iter().any(|t| office(t)));
        self.principal.iter().chain(&self.parties).chain(&self.all_parties).find(holds).copied()
    }

    /// Whether a title of the person names the body, or the person acts for it.
    pub fn serves(&self, entity: u32, body: &str) -> bool {
        let body = body.to_lowercase();
        let short: String = body
            .split(' ')
            .filter(|w| !matches!(*w, "of" | "the" | "and"))
            .filter_map(|w| w.chars().next())
            .collect();
        let names = |t: &str| {
            let t = t.to_lowercase();
            let letters: String = t
                .split_once(" of ")
                .map_or("", |(_, body)| body)
                .split([' ', '-'])
                .filter(|w| !matches!(*w, "of" | "the" | "and"))
                .filter_map(|w| w.chars().next())
                .collect();
            t.contains(&body) || letters == body || t.split(' ').any(|w| w == short)
        };
        self.titles.get(&entity).is_some_and(|titles| titles.iter().any(|t| names(t)))
            || self.sides.get(&entity).is_some_and(|s| names(s) || s.to_lowercase() == body)
            // Titles that name no body at all.
            || self.titles.get(&entity).is_some_and(|titles| titles.iter().all(|t| !t.contains(" of ")))
    }

    /// Who is foreign minister, of this state if one is named: among the parties, else among all with a title.
    pub fn foreign_minister(&self, country: Option<&str>) -> Option<u32> {
        let of_state = |e: &u32| {
            country
                .is_none_or(|c| self.sides.get(e).map_or_else(|| self.home.as_deref() == Some(c), |s| s == c))
        };
        let office = |title: &String| {
            let words = || {
                title
                    .split([' ', '-'])
                    .take_while(|w| !matches!(*w, "deputy" | "vice" | "former" | "assistant"))
            };
            words().any(|w| matches!(w, "foreign" | "external"))
                && words().any(|w| matches!(w, "minister" | "secretary"))
                || title.starts_with("secretary of state")
        };
        let holds = |e: &u32| self.titles.get(e).is_some_and(|titles| titles.iter().any(office));
        let known = self.parties.iter().chain(&self.all_parties).chain(self.titles.keys());
        let mut known = known.copied().filter(|e| holds(e));
        match country {
            Some(_) => known.find(of_state),
            // Of several nobody is meant for certain, but the issuer's own.
            None => {
                let own = self.principal.filter(holds);
                let first = known.next();
                own.or_else(|| first.filter(|&f| known.all(|e| e == f)))
            }
        }
    }

    /// The party whose name stands behind an honorific.
    pub fn honoured(&self, a: &Analysis<'_>, honorific: &str) -> Option<u32> {
        self.parties.iter().copied().find(|&p| {
            let mut honours = self.honours.borrow_mut();
            *honours.entry((p, honorific.to_owned())).or_insert_with(|| {
                self.records
                    .get(p as usize)
                    .into_iter()
                    .flat_map(|r| &r.mentions)
                    .filter_map(|&m| a.mentions.get(m))
                    .any(|m| {
                        (m.toks.start.saturating_sub(12)..m.toks.start)
                            .rev()
                            // What stands in another sentence, or after a verb, honours somebody else.
                            .take_while(|&k| !a.opens_sentence(k + 1) && !a.flags(k).any(Flags::VERB))
                            .any(|k| a.surface(k) == honorific)
                    })
            })
        })
    }

    /// Whether nothing speaks against a person's being of a ruling house: a title of one, or no title.
    pub fn may_reign(&self, entity: u32) -> bool {
        self.titles.get(&entity).is_none_or(|titles| {
            titles.iter().any(|t| {
                t.split([' ', '-']).any(|w| {
                    matches!(
                        w,
                        "king"
                            | "queen"
                            | "prince"
                            | "princess"
                            | "emir"
                            | "amir"
                            | "sultan"
                            | "sheikh"
                            | "emperor"
                            | "ruler"
                            | "duke"
                    )
                })
            })
        })
    }

    /// The party who is not `this`.
    pub fn other(&self, this: Option<u32>) -> Option<u32> {
        self.parties.iter().copied().find(|&p| Some(p) != this)
    }

    /// The one party of whom no side is known, where nobody else acts for the country.
    pub fn only_unsided(&self, country: &str) -> Option<u32> {
        let mut free = self.parties.iter().copied().filter(|p| !self.sides.contains_key(p));
        let one = free.next().filter(|_| free.next().is_none() && self.parties.len() > 1)?;
        (self.of_country(country).is_none()).then_some(one)
    }

    /// The person of a country among the parties.
    pub fn of_country(&self, country: &str) -> Option<u32> {
        self.parties.iter().copied().find(|p| self.sides.get(p).is_some_and(|s| s == country))
    }
}

/// "The Co-Chairs of the Harbour Group (A of Sarvan, B of Norland and C of Qasr)": the last word of the group's name,
/// and who it is.
fn listed_groups(a: &Analysis<'_>) -> Vec<(String, Vec<u32>)> {
    let mut found = Vec::new();
    for s in a.sentences.iter().take(6) {
        let Some(open) = s.toks.clone().find(|&k| a.is(k, '(')) else { continue };
        let close = (open..s.toks.end.min(open + 60)).find(|&k| a.is(k, ')')).unwrap_or(open);
        let mut members: Vec<u32> = Vec::new();
        for k in open..close {
            if let Some(m) =
                a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k && m.entity != NONE)
                && !members.contains(&m.entity)
            {
                members.push(m.entity);
            }
        }
        let plural = |k: usize| {
            a.is_word(k)
                && a.surface(k).ends_with('s')
                && a.flags(k).any(Flags::TITLE_PLURAL.with(Flags::SPEAKER_NOUN).with(Flags::ROLE_NOUN))
        };
        let head = (s.toks.start..open).rev().take(10).rfind(|&k| plural(k));
        if let Some(head) = head.filter(|_| members.len() > 1) {
            found.push((a.lower(head).as_str().to_owned(), members));
        }
    }
    found
}

/// Whether a title is one of those that a text leaves without a name: "President of the Republic".
fn holds_office(title: &str) -> bool {
    title
        .split([' ', '-'])
        .take_while(|w| !matches!(*w, "of" | "for" | "to"))
        .any(|w| PRINCIPALS.contains(&w))
}

/// What a title is cut to: "External Affairs Minister" is EAM.
fn initials(title: &str) -> String {
    // "External Affairs Minister of Sindara": whose minister he is stands apart.
    let office = title.split_once("minister of ").map_or(title, |(before, _)| {
        if before.is_empty() { title } else { title.get(..before.len() + "minister".len()).unwrap_or(title) }
    });
    let words: Vec<&str> =
        office.split([' ', '-']).filter(|w| !matches!(*w, "of" | "for" | "and" | "the" | "to")).collect();
    if words.len() < 2 { String::new() } else { words.iter().filter_map(|w| w.chars().next()).collect() }
}

/// The country or state that a mention names as an adjective or name.
pub(super) fn country_name(a: &Analysis<'_>, kind: Kind, start: usize) -> Option<String> {
    match kind {
        Kind::Country(k) | Kind::Demonym(k) => a.lexicon.countries.get(k as usize).map(|c| c.name.clone()),
        Kind::State => Some(a.surface(start).to_owned()),
        _ => None,
    }
}

/// Whether a mention of the kind names a country or state.
fn names_country(a: &Analysis<'_>, kind: Kind) -> bool {
    match kind {
        Kind::Country(k) | Kind::Demonym(k) => a.lexicon.countries.get(k as usize).is_some(),
        Kind::State => true,
        _ => false,
    }
}

/// Whether the words at `k` are a role without a name: "the Secretary", "The Vice President", "the
/// Sarvan foreign minister", "his counterpart". Returns the end, and the lower-case role words.
pub(super) fn role_at(a: &Analysis<'_>, k: usize) -> Option<(usize, Vec<String>, Option<String>)> {
    let (first, j, country) = role_span(a, k)?;
    // "the Secretary-General of the C.N." belongs together, but the role is the first part.
    let words: Vec<String> = (first..j)
        .filter(|&i| a.is_word(i) && a.word(i) != a.known.of)
        .map(|i| a.surface(i).to_lowercase())
        .collect();
    let country = country.and_then(|(kind, at)| country_name(a, kind, at));
    Some((j, words, country))
}

/// Where the role at `k` ends, if there is one.
pub(super) fn role_end(a: &Analysis<'_>, k: usize) -> Option<usize> {
    role_span(a, k).map(|(_, end, _)| end)
}

/// The words of a role at `k`, from the first to the end, and the mention of a country before them.
fn role_span(a: &Analysis<'_>, k: usize) -> Option<(usize, usize, Option<(Kind, usize)>)> {
    let mut j = k;
    let flags = a.flags(k);
    let determined = a.word(k) == a.known.the
        || a.word(k) == a.known.his
        || a.word(k) == a.known.her
        || a.word(k) == a.known.their;
    // "Norwegian president", "Sarvan Foreign Minister": a state's, without an article.
    let bare = k > 0
        && a.mention(k).is_some_and(|m| m.toks.start == k && matches!(m.kind, Kind::Demonym(_)))
        && (a.opens_sentence(k) || !a.capital(k - 1) && !a.flags(k - 1).any(Flags::DETERMINER));
    // "Armenia's foreign minister", "Norland's President"
    let possessive = a
        .mention(k)
        .filter(|m| m.toks.start == k && matches!(m.kind, Kind::Country(_) | Kind::State))
        .filter(|m| a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive));
    if let Some(m) = possessive {
        let first = m.toks.end + 1;
        let words = Flags::TITLE.with(Flags::ROLE_NOUN).with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER);
        let mut end = first;
        while a.is_word(end) && a.mention(end).is_none() && a.flags(end).any(words) {
            end += 1;
        }
        let office = end > first && a.flags(end - 1).any(Flags::TITLE.with(Flags::ROLE_NOUN));
        let named = a.mention(end).is_some_and(|n| n.kind == Kind::Person && n.toks.start == end);
        return (office && !named).then_some((first, end, Some((m.kind, k))));
    }
    if determined {
        j += 1;
    } else if !bare
        && !(a.capital(k) && flags.any(Flags::TITLE.with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER)))
    {
        return None;
    }
    let mut country = None;
    if let Some(m) = a.mention(j).filter(|m| m.toks.start == j)
        && names_country(a, m.kind)
    {
        country = Some((m.kind, j));
        j = m.toks.end;
    }
    let first = j;
    // "the head of state": an office in three words.
    if matches!(a.surface(j), "head" | "Head")
        && a.word(j + 1) == a.known.of
        && matches!(a.surface(j + 2), "state" | "State" | "government" | "Government")
        && a.mention(j + 3).is_none_or(|m| m.kind != Kind::Person)
    {
        return Some((first, j + 3, country));
    }
    while a.is_word(j)
        && a.mention(j).is_none()
        && (a
            .flags(j)
            .any(Flags::TITLE.with(Flags::ROLE_NOUN).with(Flags::TITLE_MODIFIER).with(Flags::TITLE_INNER))
            || a.is(j, '-')
            || j > first && a.word(j) == a.known.of && a.flags(j + 1).any(Flags::TITLE))
        && !(j > first
            && !a.flags(j).any(Flags::TITLE.with(Flags::ROLE_NOUN))
            && a.word(j) != a.known.of
            && !(j + 1..j + 3).any(|i| a.capital(i) && a.flags(i).any(Flags::TITLE)))
    {
        j += 1;
        if a.is(j, '-') && a.flags(j + 1).any(Flags::TITLE.with(Flags::ROLE_NOUN)) {
            j += 1;
        }
    }
    if j == first || a.mention(j).is_some_and(|m| m.kind == Kind::Person && m.toks.start == j) {
        return None;
    }
    Some((first, j, country))
}
