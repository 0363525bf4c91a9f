//! Which keys mean which action, where: the defaults of the table under the user's own.

use super::action::{Action, Context};
use super::key::{Key, format_sequence, parse_sequence};
use super::key_problem::KeyProblem;
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
    /// had it by default. Under the name of a context, as in `[keys.findings]`, keys hold there only and
    /// the action keeps its others elsewhere.
    #[must_use]
    pub fn with_user(user: &toml::Table) -> (Self, Vec<KeyProblem>) {
        let mut problems = Vec::new();
        let mut own: Vec<Own> = Vec::new();
        for (id, value) in user {
            match (Context::parse(id), value) {
                (Some(context), toml::Value::Table(there)) => {
                    for (id, value) in there {
                        own.extend(Own::read(Some(context), id, value, &mut problems));
                    }
                }
                _ => own.extend(Own::read(None, id, value, &mut problems)),
            }
        }
        let mut map = Self { bindings: BTreeMap::new(), keys: BTreeMap::new() };
        let mut taken: BTreeSet<(Context, Action)> = BTreeSet::new();
        for Own { action, contexts, keys } in own {
            for keys in keys {
                map.bind(action, &contexts, keys, &mut problems);
            }
            taken.extend(contexts.into_iter().map(|context| (context, action)));
            map.keys.entry(action).or_default();
        }
        // What is left of the defaults gives way silently to what the user wrote; where that is nothing, nothing
        // stands in the way of any.
        let contested = !map.bindings.is_empty();
        for &action in Action::ALL {
            let left: Vec<Context> =
                action.contexts().iter().copied().filter(|&c| !taken.contains(&(c, action))).collect();
            for keys in action.default_keys().iter().filter_map(|k| parse_sequence(k).ok()) {
                if contested {
                    map.bind(action, &left, keys, &mut Vec::new());
                } else {
                    map.give(action, &left, keys);
                }
            }
        }
        (map, problems)
    }

    /// Binds `keys` to `action` in these contexts wherever nothing stands in the way.
    fn bind(&mut self, action: Action, contexts: &[Context], keys: Vec<Key>, problems: &mut Vec<KeyProblem>) {
        let mut bound = false;
        for &context in contexts {
            match self.obstacle(context, &keys, action) {
                Some(problem) => {
                    if !problems.last_mut().is_some_and(|last| last.joins(&problem)) {
                        problems.push(problem);
                    }
                }
                None => {
                    self.bindings.insert((context, keys.clone()), action);
                    // A key that holds only away from the action's home is not the one to show.
                    bound |= contexts.first() == Some(&context);
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

    /// Binds `keys` to `action` in these contexts, where nothing else has them.
    fn give(&mut self, action: Action, contexts: &[Context], keys: Vec<Key>) {
        if contexts.is_empty() {
            return;
        }
        for &context in contexts {
            self.bindings.insert((context, keys.clone()), action);
        }
        self.keys.entry(action).or_default().push(keys);
    }

    /// What keeps `keys` from being bound in `context`, looking also where `context` is heard
    /// together with [`Context::Everywhere`].
    fn obstacle(&self, context: Context, keys: &[Key], action: Action) -> Option<KeyProblem> {
        let shadowed = |other: &[Key], by: Action| KeyProblem::Shadowed {
            keys: format_sequence(keys),
            lost: action,
            other: format_sequence(other),
            contexts: vec![context],
            kept: by,
        };
        for heard in heard_with(context) {
            // What the sequence begins with, then itself and what begins with it: those lie together.
            for before in (1..keys.len()).filter_map(|n| keys.get(..n)) {
                match self.bindings.get(&(heard, before.to_vec())) {
                    Some(&by) if by != action => return Some(shadowed(before, by)),
                    _ => {}
                }
            }
            let from = self.bindings.range((heard, keys.to_vec())..);
            for ((_, other), &by) in from.take_while(|((c, k), _)| *c == heard && k.starts_with(keys)) {
                if by == action {
                    continue;
                }
                if other.as_slice() == keys {
                    return Some(KeyProblem::Conflict {
                        keys: format_sequence(keys),
                        contexts: vec![context],
                        kept: by,
                        lost: action,
                    });
                }
                return Some(shadowed(other, by));
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

/// What a user wrote for one action: where, and which keys.
struct Own {
    action: Action,
    contexts: Vec<Context>,
    keys: Vec<Vec<Key>>,
}

impl Own {
    /// Reads one line; in `context` only, if one is named.
    fn read(
        context: Option<Context>,
        id: &str,
        value: &toml::Value,
        problems: &mut Vec<KeyProblem>,
    ) -> Option<Self> {
        let Some(action) = Action::parse(id) else {
            let nearest = crate::text::nearest(id, Action::ALL.iter().map(|a| a.id()));
            problems.push(KeyProblem::UnknownAction { id: id.to_owned(), nearest });
            return None;
        };
        let contexts = match context {
            Some(context) if !action.contexts().contains(&context) => {
                let known: Vec<&str> = action.contexts().iter().map(|c| c.word()).collect();
                let reason =
                    format!("it does nothing in {}; it applies in {}", context.word(), known.join(", "));
                problems.push(KeyProblem::BadKey { action: id.to_owned(), reason });
                return None;
            }
            Some(context) => vec![context],
            None => action.contexts().to_vec(),
        };
        let keys = sequences(action, value, problems);
        if keys.is_none() {
            let reason = "write a key such as \"a\", or a list of keys".to_owned();
            problems.push(KeyProblem::BadKey { action: id.to_owned(), reason });
        }
        keys.map(|keys| Self { action, contexts, keys })
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
    use crate::app::key::Code;

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
    fn no_default_stands_in_the_way_of_another() {
        let mut map = KeyMap { bindings: BTreeMap::new(), keys: BTreeMap::new() };
        let mut problems = Vec::new();
        for &action in Action::ALL {
            for keys in action.default_keys().iter().filter_map(|k| parse_sequence(k).ok()) {
                map.bind(action, action.contexts(), keys, &mut problems);
            }
        }
        assert_eq!(problems, []);
        assert_eq!(map, KeyMap::default());
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
        let said = |text: &str| user(text).1.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            said("\"code.add\" = \"F5\"\n\"speaker.tag\" = \"F5 x\""),
            [
                r#"keys: "F5 x" in document, findings and notes can't be speaker.tag, because "F5" is code.add"#
            ]
        );
        // The other way round, the one that came first keeps its keys too, and that is what is said.
        let (map, _) = user("\"code.add\" = \"F5 x\"\n\"speaker.tag\" = \"F5\"");
        assert_eq!(find(&map, "F5 x"), Found::Action(Action::CodeAdd));
        assert_eq!(
            said("\"code.add\" = \"F5 x\"\n\"speaker.tag\" = \"F5\""),
            [
                r#"keys: "F5" in document, findings and notes can't be speaker.tag, because "F5 x" is code.add"#
            ]
        );
    }

    #[test]
    fn keys_may_hold_in_one_place_only() {
        let (map, problems) = user("[findings]\n\"note.add\" = \"F6\"");
        assert!(problems.is_empty(), "{problems:?}");
        let find = |context, keys: &str| map.find(&[context], &parse_sequence(keys).unwrap());
        assert_eq!(find(Context::Findings, "F6"), Found::Action(Action::NoteAdd));
        assert_eq!(find(Context::Findings, "a"), Found::Nothing);
        assert_eq!(find(Context::Document, "a"), Found::Action(Action::NoteAdd));
        assert_eq!(find(Context::Document, "F6"), Found::Nothing);
        let (_, problems) = user("[picker]\n\"note.add\" = \"F6\"");
        assert!(problems[0].to_string().contains("it does nothing in picker"), "{problems:?}");
    }

    /// Keys that every keyboard layout has.
    fn everywhere_on_earth(keys: &[Key]) -> bool {
        keys.iter().all(|key| !matches!(key.code, Code::Char(c) if c != ' '))
    }

    #[test]
    fn without_latin_letters_everything_can_be_reached() {
        let map = KeyMap::default();
        let easy = |action| map.keys(action).iter().any(|keys| everywhere_on_earth(keys));
        // The list of actions opens with a key of any layout, and arrows choose in it.
        for action in [Action::PaletteOpen, Action::HelpShow, Action::PickerNext, Action::PickerAccept] {
            assert!(easy(action), "{}", action.id());
        }
        for &action in Action::ALL {
            let in_the_list = action.contexts().iter().any(|c| {
                use Context::{Document, Everywhere, Findings, Library, Notes};
                matches!(c, Everywhere | Document | Findings | Notes | Library)
            });
            assert!(in_the_list || easy(action), "{} has only letters", action.id());
        }
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
