//! Which keys mean which action, where: the defaults of the table under the user's own.

use super::action::{Action, Context};
use super::key::{Key, format_sequence, parse_sequence};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a sequence of keys means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An action.
    Action(Action),
    /// The beginning of longer sequences.
    Prefix,
    /// Nothing.
    Nothing,
}

/// The key map. Sorted, so that the sequences that start with a prefix lie together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMap {
    bindings: BTreeMap<(Context, Vec<Key>), Action>,
    /// Each action's sequences, in the order of the table or the user's file.
    keys: BTreeMap<Action, Vec<Vec<Key>>>,
}

/// Something in the user's keys that could not be taken as written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    /// No such action.
    #[error("keys: there is no action {id:?}{}", nearest.map(|n| format!("; did you mean {n:?}?")).unwrap_or_default())]
    UnknownAction {
        /// What was written.
        id: String,
        /// The nearest right id.
        nearest: Option<&'static str>,
    },
    /// Not a key, or not a list of keys.
    #[error("keys: {action}: {reason}")]
    BadKey {
        /// The action.
        action: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Two actions want the same keys in one place; the first keeps them.
    #[error("keys: {keys:?} in {} is both {} and {}; {} keeps it", context.word(), kept.id(), lost.id(), kept.id())]
    Conflict {
        /// The keys.
        keys: String,
        /// Where.
        context: Context,
        /// The action that has them.
        kept: Action,
        /// The action that goes without.
        lost: Action,
    },
    /// A sequence can never be typed because its beginning is bound already.
    #[error("keys: {keys:?} in {} can not be reached: {shorter:?} is {}", context.word(), by.id())]
    Shadowed {
        /// The longer sequence, left out.
        keys: String,
        /// The shorter one.
        shorter: String,
        /// Where.
        context: Context,
        /// What the shorter one does.
        by: Action,
    },
}

/// One row of `attache config keys --format json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyRow {
    /// The action's id.
    pub action: &'static str,
    /// Its keys.
    pub keys: Vec<String>,
    /// Where it is at home.
    pub context: &'static str,
    /// What it does.
    pub help: &'static str,
    /// Everywhere it applies.
    pub contexts: Vec<&'static str>,
}

impl Default for KeyMap {
    fn default() -> Self {
        Self::with_user(&toml::Table::new()).0
    }
}

impl KeyMap {
    /// The defaults with the user's `[keys]` table over them, and what was wrong with that.
    ///
    /// `"note.add" = ["a", "Alt-n"]` replaces an action's keys, a single string stands for one, an
    /// empty list takes them away. A key the user gives to one action is taken from the action that
    /// had it by default.
    #[must_use]
    pub fn with_user(user: &toml::Table) -> (Self, Vec<KeyProblem>) {
        let mut problems = Vec::new();
        let mut own: BTreeMap<Action, Vec<Vec<Key>>> = BTreeMap::new();
        let mut order: Vec<Action> = Vec::new();
        for (id, value) in user {
            let Some(action) = Action::parse(id) else {
                let nearest = crate::text::nearest(id, Action::ALL.iter().map(|a| a.id()));
                problems.push(KeyProblem::UnknownAction { id: id.clone(), nearest });
                continue;
            };
            match sequences(action, value, &mut problems) {
                Some(keys) => {
                    own.insert(action, keys);
                    order.push(action);
                }
                None => problems.push(KeyProblem::BadKey {
                    action: id.clone(),
                    reason: "write a key such as \"a\", or a list of keys".to_owned(),
                }),
            }
        }
        let mut map = Self { bindings: BTreeMap::new(), keys: BTreeMap::new() };
        for action in order {
            for keys in own.remove(&action).unwrap_or_default() {
                map.bind(action, keys, &mut problems);
            }
            map.keys.entry(action).or_default();
        }
        // What is left of the defaults gives way silently to what the user wrote.
        let users: BTreeSet<Action> = map.keys.keys().copied().collect();
        for &action in Action::ALL {
            if !users.contains(&action) {
                for keys in action.default_keys().iter().filter_map(|k| parse_sequence(k).ok()) {
                    map.bind(action, keys, &mut Vec::new());
                }
            }
        }
        (map, problems)
    }

    /// Binds `keys` to `action` wherever it applies and nothing stands in the way.
    fn bind(&mut self, action: Action, keys: Vec<Key>, problems: &mut Vec<KeyProblem>) {
        let mut bound = false;
        for &context in action.contexts() {
            match self.obstacle(context, &keys, action) {
                Some(problem) => problems.push(problem),
                None => {
                    self.bindings.insert((context, keys.clone()), action);
                    bound = true;
                }
            }
        }
        if bound {
            let list = self.keys.entry(action).or_default();
            if !list.contains(&keys) {
                list.push(keys);
            }
        }
    }

    /// What keeps `keys` from being bound in `context`, looking also where `context` is heard
    /// together with [`Context::Everywhere`].
    fn obstacle(&self, context: Context, keys: &[Key], action: Action) -> Option<KeyProblem> {
        for heard in heard_with(context) {
            for ((_, other), &by) in self.in_context(heard) {
                if by == action {
                    continue;
                }
                if other.as_slice() == keys {
                    return Some(KeyProblem::Conflict {
                        keys: format_sequence(keys),
                        context,
                        kept: by,
                        lost: action,
                    });
                }
                if keys.starts_with(other) || other.starts_with(keys) {
                    let (shorter, by) =
                        if other.len() < keys.len() { (other.as_slice(), by) } else { (keys, by) };
                    let keys = format_sequence(if other.len() < keys.len() { keys } else { other });
                    return Some(KeyProblem::Shadowed {
                        keys,
                        shorter: format_sequence(shorter),
                        context,
                        by,
                    });
                }
            }
        }
        None
    }

    fn in_context(&self, context: Context) -> impl Iterator<Item = (&(Context, Vec<Key>), &Action)> {
        self.bindings.range((context, Vec::new())..).take_while(move |((c, _), _)| *c == context)
    }

    /// What `keys` mean where `contexts` listen, the first of them first.
    #[must_use]
    pub fn find(&self, contexts: &[Context], keys: &[Key]) -> Found {
        let mut prefix = false;
        for &context in contexts {
            if let Some(&action) = self.bindings.get(&(context, keys.to_vec())) {
                return Found::Action(action);
            }
            prefix |= self
                .bindings
                .range((context, keys.to_vec())..)
                .next()
                .is_some_and(|((c, k), _)| *c == context && k.starts_with(keys));
        }
        if prefix && !keys.is_empty() { Found::Prefix } else { Found::Nothing }
    }

    /// What may follow `prefix`: the rest of each sequence and its action, for the which-key box.
    #[must_use]
    pub fn continuations(&self, contexts: &[Context], prefix: &[Key]) -> Vec<(Vec<Key>, Action)> {
        let mut out: Vec<(Vec<Key>, Action)> = Vec::new();
        for &context in contexts {
            for ((_, keys), &action) in self.in_context(context) {
                if let Some(rest) = keys.strip_prefix(prefix)
                    && !rest.is_empty()
                    && !prefix.is_empty()
                {
                    out.push((rest.to_vec(), action));
                }
            }
        }
        out
    }

    /// The sequences of an action, first the one to show.
    #[must_use]
    pub fn keys(&self, action: Action) -> &[Vec<Key>] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The first sequence of an action as text, or `""`: one that works where the action is at home,
    /// if there is one, and not only in a folder, say.
    #[must_use]
    pub fn shown(&self, action: Action) -> String {
        let keys = self.keys(action);
        let home = action.contexts().first().copied();
        let works = |keys: &&Vec<Key>| {
            home.is_some_and(|home| self.bindings.get(&(home, (*keys).clone())) == Some(&action))
        };
        keys.iter().find(works).or_else(|| keys.first()).map(|k| format_sequence(k)).unwrap_or_default()
    }

    /// The rows of `attache config keys --format json`, in table order.
    #[must_use]
    pub fn rows(&self) -> Vec<KeyRow> {
        let row = |&action: &Action| KeyRow {
            action: action.id(),
            keys: self.keys(action).iter().map(|k| format_sequence(k)).collect(),
            context: action.contexts().first().map_or("", |c| c.word()),
            help: action.gloss(),
            contexts: action.contexts().iter().map(|c| c.word()).collect(),
        };
        Action::ALL.iter().map(row).collect()
    }
}

/// The contexts that listen together with `context`, itself included.
fn heard_with(context: Context) -> Vec<Context> {
    use Context::{Document, Everywhere, Findings, Notes};
    match context {
        Everywhere => vec![Everywhere, Document, Findings, Notes],
        Document | Findings | Notes => vec![context, Everywhere],
        _ => vec![context],
    }
}

/// The sequences a user wrote for `action`; `None` if the value is neither a string nor a list.
fn sequences(action: Action, value: &toml::Value, problems: &mut Vec<KeyProblem>) -> Option<Vec<Vec<Key>>> {
    let texts: Vec<&str> = match value {
        toml::Value::String(one) => vec![one],
        toml::Value::Array(list) => list.iter().map(toml::Value::as_str).collect::<Option<_>>()?,
        _ => return None,
    };
    let mut keys = Vec::new();
    for text in texts {
        match parse_sequence(text) {
            Ok(sequence) => keys.push(sequence),
            Err(error) => {
                problems
                    .push(KeyProblem::BadKey { action: action.id().to_owned(), reason: error.to_string() });
            }
        }
    }
    Some(keys)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn user(text: &str) -> (KeyMap, Vec<KeyProblem>) {
        KeyMap::with_user(&text.parse::<toml::Table>().unwrap())
    }

    fn find(map: &KeyMap, keys: &str) -> Found {
        map.find(&[Context::Document, Context::Everywhere], &parse_sequence(keys).unwrap())
    }

    #[test]
    fn every_default_is_bound_as_the_table_says() {
        let map = KeyMap::default();
        for &action in Action::ALL {
            for text in action.default_keys() {
                let keys = parse_sequence(text).unwrap();
                for &context in action.contexts() {
                    // Neither lost to another action nor hidden behind a shorter sequence.
                    assert_eq!(map.find(&[context], &keys), Found::Action(action), "{text} in {context:?}");
                    for n in 1..keys.len() {
                        assert_eq!(map.find(&[context], &keys[..n]), Found::Prefix, "{text} in {context:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn sequences_are_found_step_by_step() {
        let map = KeyMap::default();
        assert_eq!(find(&map, "g"), Found::Prefix);
        assert_eq!(find(&map, "g g"), Found::Action(Action::MoveTop));
        assert_eq!(find(&map, "g x"), Found::Nothing);
        let next = map.continuations(&[Context::Document], &parse_sequence("]").unwrap());
        assert!(next.contains(&(parse_sequence("n").unwrap(), Action::NoteNext)));
    }

    #[test]
    fn the_users_key_wins_over_a_default() {
        let (map, problems) = user(r#""note.add" = ["q", "Alt-n"]"#);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(find(&map, "q"), Found::Action(Action::NoteAdd));
        assert_eq!(find(&map, "a"), Found::Nothing);
        // Leaving still has its other key.
        assert_eq!(map.shown(Action::Quit), "Ctrl-c");
    }

    #[test]
    fn an_empty_list_unbinds() {
        let (map, problems) = user(r#""note.add" = []"#);
        assert!(problems.is_empty());
        assert_eq!(find(&map, "a"), Found::Nothing);
        assert!(map.keys(Action::NoteAdd).is_empty());
    }

    #[test]
    fn what_is_wrong_is_said() {
        let (_, problems) = user("\"note.ad\" = \"a\"\n\"code.add\" = 3\n\"speaker.tag\" = \"Hyper-x\"");
        let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(text.iter().any(|t| t.contains("did you mean \"note.add\"")), "{text:?}");
        assert!(text.iter().any(|t| t.contains("code.add")), "{text:?}");
        assert!(text.iter().any(|t| t.contains("Hyper-x")), "{text:?}");
    }

    #[test]
    fn two_actions_on_one_key_are_reported_and_the_first_keeps_it() {
        let (map, problems) = user("\"code.add\" = \"F5\"\n\"speaker.tag\" = \"F5\"");
        assert_eq!(find(&map, "F5"), Found::Action(Action::CodeAdd));
        assert!(
            matches!(problems.first(), Some(KeyProblem::Conflict { kept: Action::CodeAdd, .. })),
            "{problems:?}"
        );
    }

    #[test]
    fn a_sequence_behind_a_bound_key_is_reported() {
        let (_, problems) = user("\"code.add\" = \"F5\"\n\"speaker.tag\" = \"F5 x\"");
        assert!(matches!(problems.first(), Some(KeyProblem::Shadowed { .. })), "{problems:?}");
    }

    #[test]
    fn rows_have_the_shape_of_the_contract() {
        let rows = serde_json::to_value(KeyMap::default().rows()).unwrap();
        let row = rows.as_array().unwrap().iter().find(|r| r["action"] == "note.add").unwrap();
        assert_eq!(row["keys"], serde_json::json!(["a"]));
        assert_eq!(row["context"], "document");
        assert!(row["help"].as_str().unwrap().len() > 5);
    }
}
