//! Who is who: parties of the contact, titles, and what pronouns, roles and groups stand for.

mod gender;
mod groups;
mod office;
mod role;

use super::analysis::{Analysis, NONE};
use super::entity::Record;
use super::mention::Kind;
use super::titles;
use crate::lexicon::EntityType;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use groups::listed_groups;
pub(super) use role::{nameless_office, role_at, role_end};

/// What is known about the people of the document.
pub(super) struct Cast {
    pub records: Vec<Record>,
    /// Titles of persons in lower case, by entity.
    pub titles: BTreeMap<u32, Vec<String>>,
    /// Titles as printed.
    pub printed: BTreeMap<u32, Vec<String>>,
    /// Country of persons, by name, by entity.
    pub sides: BTreeMap<u32, String>,
    /// The body whose office a person holds, by entity: "UN Secretary-General X".
    pub bodies: BTreeMap<u32, u32>,
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
    /// Whether anybody bears a title with this word, once asked.
    borne: RefCell<BTreeMap<&'static str, bool>>,
    /// Whether a person is once named with an honorific.
    honours: RefCell<BTreeMap<(u32, String), bool>>,
    /// The person last named or meant as a subject.
    pub last_person: Option<u32>,
    /// Who is "she" (`true`) and who "he", as far as the text has told.
    she: BTreeMap<u32, bool>,
    /// Several were the subject last.
    pub together: bool,
    /// Persons in the order of the sentence before, for "the former" and "the latter".
    pub pair: Vec<u32>,
    /// A body or group that was last a subject: what "they" means where no parties are known.
    pub last_group: Vec<String>,
    /// The several, named by their office alone, who were the last to say something: "Sarvan ministers".
    pub they: Option<Vec<String>>,
    /// Whom an unresolved role means: the one in whose name the document is issued.
    pub principal: Option<u32>,
    /// The body or people in whose voice the document speaks, if it says "we".
    pub voice: Vec<String>,
    /// Who speaks as "the Meeting".
    pub gathered: Vec<String>,
    /// One person speaks the whole document.
    pub sole: bool,
    /// Who says everything in a statement that is told in reported speech.
    pub release: Option<u32>,
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
            bodies: BTreeMap::new(),
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
            borne: RefCell::default(),
            honours: RefCell::default(),
            last_person: None,
            she: BTreeMap::new(),
            together: false,
            pair: Vec::new(),
            voice: Vec::new(),
            gathered: Vec::new(),
            sole: false,
            release: None,
            states: Vec::new(),
            called_as: BTreeMap::new(),
            listed: listed_groups(a),
            last_group: Vec::new(),
            they: None,
            principal: None,
        };
        for m in &a.mentions {
            if m.kind.is_state()
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
            cast.learn_honour(a, m.entity, found.start, m.toks.start);
            if let Some(side) = found.side {
                cast.sides.entry(m.entity).or_insert(side);
            }
            if found.start < m.toks.start
                && let Some(body) = body_before(a, found.start)
            {
                cast.bodies.entry(m.entity).or_insert(body);
            }
            for title in found.titles {
                // Mostly one that stood before.
                if cast.printed.get(&m.entity).is_some_and(|known| known.contains(&title)) {
                    continue;
                }
                let low = title.to_lowercase();
                let list = cast.titles.entry(m.entity).or_default();
                if !list.iter().any(|t| *t == low || t.ends_with(&low) && low.split(' ').count() == 1) {
                    // "High Representative/Vice-President": two offices.
                    list.extend(low.split('/').map(str::to_owned));
                    cast.printed.entry(m.entity).or_default().push(title);
                }
            }
        }
        cast
    }

    pub fn name(&self, entity: u32) -> String {
        self.records.get(entity as usize).map(|r| r.name.clone()).unwrap_or_default()
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
        self.they = None;
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

    /// How many take part.
    pub fn count(&self) -> usize {
        self.parties.len() + self.unnamed.len()
    }

    /// The party who is not `this`.
    pub fn other(&self, this: Option<u32>) -> Option<u32> {
        self.parties.iter().copied().find(|&p| Some(p) != this)
    }

    /// The one party of whom no side is known, where nobody else acts for the country.
    pub fn only_unsided(&self, country: &str) -> Option<u32> {
        let free: Vec<u32> = self.parties.iter().copied().filter(|p| !self.sides.contains_key(p)).collect();
        // "the President of the Union, X": of several, the one who has no title that binds him elsewhere.
        let bare = || {
            let mut bare = free.iter().copied().filter(|p| self.titles.get(p).is_none_or(Vec::is_empty));
            bare.next().filter(|_| bare.next().is_none())
        };
        let one = match free[..] {
            [one] => Some(one),
            _ => bare(),
        };
        let one = one.filter(|_| self.parties.len() > 1)?;
        (self.of_country(country).is_none()).then_some(one)
    }

    /// The person of a country among the parties.
    pub fn of_country(&self, country: &str) -> Option<u32> {
        self.parties.iter().copied().find(|p| self.sides.get(p).is_some_and(|s| s == country))
    }
}

/// The country or state that a mention names as an adjective or name.
pub(super) fn country_name(a: &Analysis<'_>, kind: Kind, start: usize) -> Option<String> {
    match kind {
        Kind::Country(k) | Kind::Demonym(k) => a.lexicon.countries.get(k as usize).map(|c| c.name.clone()),
        Kind::State => Some(a.surface(start).to_owned()),
        _ => None,
    }
}

/// The body that is named before the office at token `start`: "UN Secretary-General X".
fn body_before(a: &Analysis<'_>, start: usize) -> Option<u32> {
    let body = a.mention_ending(start).filter(|_| !a.opens(start))?;
    let named = body.kind.is_body();
    (named && body.entity != NONE).then_some(body.entity)
}
