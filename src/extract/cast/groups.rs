//! Whom a group means: "the two sides", "both countries", "the Co-Chairs".

use super::Cast;
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Refers};

/// How many of those who took part are looked at, the first of the text.
pub(super) const MET: usize = 64;

impl Cast {
    /// Lets the states that the title names stand for the sides where no people are known to meet.
    pub fn states_meet(&mut self, countries: &[String]) {
        if self.count() < 2 {
            let several = if self.voice.len() > 1 { &self.voice } else { countries };
            if several.len() > 1 {
                self.states = several.to_vec();
            }
        }
    }

    /// Gives parties without a side the countries that the title names beside them: in its order if that says anything.
    pub fn take_sides(&mut self, countries: &[String], ordered: bool) {
        let mut open: Vec<u32> =
            self.parties.iter().copied().filter(|p| !self.sides.contains_key(p)).collect();
        open.sort_by_key(|&p| self.records.get(p as usize).and_then(|r| r.mentions.first().copied()));
        let free: Vec<&String> =
            countries.iter().filter(|c| !self.parties.iter().any(|p| self.sides.get(p) == Some(c))).collect();
        if self.parties.len() == 2
            && countries.len() == 2
            && open.len() == free.len()
            && (ordered || open.len() == 1)
        {
            for (party, country) in open.into_iter().zip(free) {
                self.sides.insert(party, country.clone());
            }
        }
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

    /// The members of a group that the text lists in brackets behind its name; `word` in lower case.
    pub fn listed_as(&self, word: &str) -> Option<Vec<String>> {
        let (_, members) = self.listed.iter().find(|(name, _)| name == word)?;
        Some(members.iter().map(|&e| self.name(e)).collect())
    }

    /// Whom a group means.
    pub fn group(&self, refers: Refers) -> Vec<String> {
        // A joint text may tell of further meetings: its sides stay those in whose names it is issued.
        if self.joint && self.voice.len() == 2 && self.all_parties.len() > 2 {
            let first = self.all_parties.get(..2).unwrap_or_default();
            match refers {
                Refers::Sides => return self.voice.clone(),
                Refers::Persons if self.parties != first => {
                    return first.iter().map(|&e| self.name(e)).collect();
                }
                _ => {}
            }
        }
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
        // … else those of the title.
        if refers == Refers::Countries && self.joint && self.voice.len() == 2 {
            return self.voice.clone();
        }
        // One party alone is no group where several speak the document.
        let alone = self.count() < 2 && self.voice.len() > 1;
        if refers == Refers::Members && !self.voice.is_empty() || self.parties.is_empty() || alone {
            return if self.voice.is_empty() { self.named_together() } else { self.voice.clone() };
        }
        self.party_names()
    }

    /// Of those whom "the Ministers" seem to mean: where a head of state or government is among them, all others who met
    /// and hold an office.
    pub fn below_heads(&self, names: Vec<String>) -> Vec<String> {
        const HEADS: &[&str] = &["prime minister", "president", "chancellor", "premier", "king", "emir"];
        let titles = |e: &u32| self.titles.get(e).filter(|titles| !titles.is_empty());
        let minister = |t: &String| t.contains("minister") && !t.contains("prime minister");
        let head = |e: &u32| {
            titles(e).is_some_and(|titles| {
                titles.iter().any(|t| HEADS.iter().any(|h| t.starts_with(h))) && !titles.iter().any(minister)
            })
        };
        let among = self.all_parties.iter().take(MET).any(|e| head(e) && names.contains(&self.name(*e)));
        let others = self.all_parties.iter().take(MET).filter(|e| titles(e).is_some() && !head(e));
        let others: Vec<String> = others.map(|&e| self.name(e)).collect();
        if among && others.len() > 1 { others } else { names }
    }

    /// Of those whom "the leaders" seem to mean: where a minister is among them, the two who met first, if neither is one.
    pub fn above_ministers(&self, names: Vec<String>) -> Vec<String> {
        let minister = |e: &u32| {
            let titles = self.titles.get(e).into_iter().flatten();
            titles.clone().any(|t| t.contains("minister"))
                && !titles.clone().any(|t| t.contains("prime minister") || t.starts_with("president"))
        };
        let below = self.all_parties.iter().take(MET).any(|e| minister(e) && names.contains(&self.name(*e)));
        match self.all_parties.get(..2) {
            Some(first) if below && names.len() == 2 && !first.iter().any(minister) => {
                first.iter().map(|&e| self.name(e)).collect()
            }
            _ => names,
        }
    }

    /// Two who met before are the parties once more.
    pub fn talk_again(&mut self, names: &[String]) {
        let met = |name: &String| self.all_parties.iter().take(MET).copied().find(|&e| self.name(e) == *name);
        let again: Vec<u32> = names.iter().take(2).filter_map(met).collect();
        if names.len() == 2 && again.len() == 2 {
            self.parties = again;
        }
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
}

/// "The Co-Chairs of the Harbour Group (A of Sarvan, B of Norland and C of Qasr)": the last word of the group's name,
/// and who it is.
pub(super) fn listed_groups(a: &Analysis<'_>) -> Vec<(String, Vec<u32>)> {
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
                && a.flags(k).any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN))
        };
        let head = (s.toks.start..open).rev().take(10).rfind(|&k| plural(k));
        if let Some(head) = head.filter(|_| members.len() > 1) {
            found.push((a.lower(head).as_str().to_owned(), members));
        }
        found.extend(s.toks.clone().filter_map(|k| named_behind(a, s.toks.start, k)));
    }
    found
}

/// "Sarvan and Norland (the Parties)", "A, B and C (together, the “Sides”)": what those before the bracket that opens at
/// token `open` are called, and who they are; `floor` is where their sentence begins.
fn named_behind(a: &Analysis<'_>, floor: usize, open: usize) -> Option<(String, Vec<u32>)> {
    if !a.is(open, '(') {
        return None;
    }
    let close = (open + 1..open + 10).find(|&k| a.is(k, ')'))?;
    let word = (open + 1..close).rev().find(|&k| a.is_word(k))?;
    let group = matches!(
        &*a.lower(word),
        "parties"
            | "sides"
            | "participants"
            | "countries"
            | "governments"
            | "ministers"
            | "leaders"
            | "signatories"
    );
    let the = (open + 1..word).any(|k| a.word(k) == a.known.the || a.is(k, '“') || a.is(k, '"'));
    if !group || !the && open + 1 != word {
        return None;
    }
    let links = [a.known.the, a.known.of, a.known.and];
    let mut members: Vec<u32> = Vec::new();
    let mut k = open;
    while k > floor {
        let p = k - 1;
        // Abbreviations in brackets, and whose representatives they are.
        if a.is(p, ')') {
            k = (floor..p).rev().take(12).find(|&j| a.is(j, '('))?;
            continue;
        }
        if let Some(m) = a.mention_ending(k).filter(|m| m.entity != NONE) {
            if m.kind.is_state()
                || matches!(m.kind, Kind::Person | Kind::Organization | Kind::Named(_) | Kind::Alias(_))
            {
                if !members.contains(&m.entity) {
                    members.push(m.entity);
                }
            } else if !matches!(m.kind, Kind::Demonym(_)) {
                break;
            }
            k = m.toks.start;
            continue;
        }
        let inside = links.contains(&a.word(p))
            || a.is(p, ',')
            || a.capital(p)
            || matches!(a.surface(p), "representatives" | "delegations" | "from");
        if !inside {
            break;
        }
        k = p;
    }
    members.reverse();
    (members.len() > 1).then(|| (a.lower(word).as_str().to_owned(), members))
}
