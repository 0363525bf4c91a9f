//! Whom an office without a name means: "the Secretary", "the Norland foreign minister".

use super::groups::MET;
use super::{Cast, RoleFound};
use crate::extract::analysis::Analysis;
use crate::lexicon::Flags;

/// Roles that a text leaves without a name when its own principal is meant.
const PRINCIPALS: [&str; 7] =
    ["president", "minister", "secretary", "chancellor", "premier", "representative", "general"];

/// How the offices of those begin who may be called envoys.
const SENT: [&str; 4] = ["ambassador", "high commissioner", "special representative", "special coordinator"];

impl Cast {
    /// The office of a party without a name whose letters these are: "PM".
    pub fn unnamed_by(&self, letters: &str) -> Option<String> {
        let capitals = letters.len() > 1 && letters.chars().all(|c| c.is_ascii_uppercase());
        let spelled = |name: &&String| initials(&name.to_lowercase()) == letters.to_lowercase();
        self.unnamed.iter().filter(|_| capitals).find(spelled).cloned()
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
        // "the President", of one who is called head of state and nothing else.
        if words == ["president"]
            && !self.borne("president")
            && let Some(&one) = self.parties.iter().find(|&&e| self.called_head(e))
        {
            return Some(one);
        }
        if words == ["premier"] && !self.borne("premier") {
            return self.head_of(false);
        }
        // "the envoy" of one who is called an ambassador.
        if words == ["envoy"] && !self.borne("envoy") {
            let sent = |e: &&u32| {
                let titles = self.titles.get(e).into_iter().flatten();
                titles.map(String::as_str).any(|t| SENT.iter().any(|s| t.starts_with(s)))
            };
            let mut sent = self.parties.iter().filter(sent);
            return sent.next().copied().filter(|_| sent.next().is_none());
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
            .or_else(|| self.without_title(words))
            .or_else(|| {
                // Who has a title of another kind is not meant by this one.
                self.principal.filter(|p| {
                    words.last().is_some_and(|w| PRINCIPALS.contains(&w.as_str()))
                        && !self.titles.get(p).into_iter().flatten().any(|t| holds_office(t))
                })
            })
    }

    /// "The Prime Minister", of two of whom the text calls one President and the other by his name alone: he.
    fn without_title(&self, words: &[String]) -> Option<u32> {
        let office = words.last().is_some_and(|w| PRINCIPALS.contains(&w.as_str()));
        let [one, other] = self.parties[..] else { return None };
        let titled = |e: u32| self.titles.get(&e).is_some_and(|titles| !titles.is_empty());
        match (titled(one), titled(other)) {
            (true, false) if office && self.unnamed.is_empty() => Some(other),
            (false, true) if office && self.unnamed.is_empty() => Some(one),
            _ => None,
        }
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
        // Who is called just so, before who reigns or presides elsewhere.
        if let Some(&one) = self.parties.iter().find(|&&e| state && self.called_head(e)) {
            return Some(one);
        }
        let holds = |e: &&u32| self.titles.get(e).is_some_and(|titles| titles.iter().any(|t| office(t)));
        let met = self.all_parties.iter().take(MET);
        self.principal.iter().chain(&self.parties).chain(met).find(holds).copied()
    }

    /// Whether anybody of the text bears a title with this word. Titles do not change: looked up once.
    fn borne(&self, word: &'static str) -> bool {
        let titles = || self.titles.values().flatten().any(|t| t.contains(word));
        *self.borne.borrow_mut().entry(word).or_insert_with(titles)
    }

    /// Whether the person is called head of state.
    pub fn called_head(&self, entity: u32) -> bool {
        self.titles.get(&entity).is_some_and(|titles| titles.iter().any(|t| t == "head of state"))
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
