//! The codebook: what codes there are, what they mean, how they are reached.

use std::collections::BTreeMap;

/// What values an attribute of a code takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AttributeKind {
    /// Yes or no.
    Flag,
    /// One of these words.
    Choice(Vec<String>),
    /// A number.
    Number,
    /// Free text.
    #[default]
    Text,
    /// The name of an entity of the document.
    Entity,
}

/// A typed attribute of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribute {
    /// Key in the annotation's `attributes`.
    pub id: String,
    /// What it is called on screen.
    pub name: String,
    /// What values it takes.
    pub kind: AttributeKind,
    /// Asked for only when another attribute has one of these values: `(attribute, values)`.
    pub when: Option<(String, Vec<String>)>,
}

/// One code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// What stands in a layer, such as `commitment/dated`.
    pub id: String,
    /// What it is called on screen.
    pub name: String,
    /// Id of the code above it.
    pub parent: Option<String>,
    /// The key that gives it, after the keys of the codes above it.
    pub key: Option<char>,
    /// A colour name or `#rrggbb`.
    pub color: Option<String>,
    /// When to use it, and when not.
    pub definition: String,
    /// Examples from texts.
    pub examples: Vec<String>,
    /// Typed attributes, its own only; [`Codebook::attributes`] adds those of the codes above.
    pub attributes: Vec<Attribute>,
    /// Where it was defined: `built-in`, or a file.
    pub origin: String,
}

/// Something in a codebook file that was not understood. The rest of it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookWarning {
    /// The file.
    pub origin: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// One sentence.
    pub message: String,
}

/// A set of codes in the order of their definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    /// What it is called.
    pub name: String,
    /// The code a coder gets without choosing, such as PLOVER's "no event".
    pub default: Option<String>,
    /// The codes; a code stands behind the one above it.
    pub codes: Vec<Code>,
    /// Codes that have another name now, in the order in which they got it.
    pub renames: Vec<super::Rename>,
}

const PRESETS: &[(&str, &str)] = &[
    ("ministry", include_str!("codebooks/ministry.toml")),
    ("plover", include_str!("codebooks/plover.toml")),
    ("stance", include_str!("codebooks/stance.toml")),
];

impl Codebook {
    /// Names of the built-in codebooks.
    #[must_use]
    pub fn presets() -> Vec<&'static str> {
        PRESETS.iter().map(|(name, _)| *name).collect()
    }

    /// A built-in codebook.
    #[must_use]
    pub fn preset(name: &str) -> Option<Self> {
        let (_, text) = PRESETS.iter().find(|(known, _)| *known == name)?;
        Some(Self::parse(text, "built-in").0)
    }

    /// The codebook in `text`, and what was not understood. `origin` says where it came from. A bad
    /// entry is left out, a bad key of an entry is as if it were not there.
    #[must_use]
    pub fn parse(text: &str, origin: &str) -> (Self, Vec<CodebookWarning>) {
        super::codebook_file::parse(text, origin)
    }

    /// The code with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Code> {
        self.codes.iter().find(|code| code.id == id)
    }

    /// The codes right below `parent`; the top ones for `None`.
    pub fn children<'a>(&'a self, parent: Option<&'a str>) -> impl Iterator<Item = &'a Code> {
        self.codes.iter().filter(move |code| code.parent.as_deref() == parent)
    }

    /// The codes above `id` and the code itself, top first.
    #[must_use]
    pub fn lineage(&self, id: &str) -> Vec<&Code> {
        let mut line = Vec::new();
        let mut next = self.get(id);
        while let Some(code) = next {
            // A circle made by hand must not hang the reader.
            if line.iter().any(|seen: &&Code| seen.id == code.id) {
                break;
            }
            line.push(code);
            next = code.parent.as_deref().and_then(|parent| self.get(parent));
        }
        line.reverse();
        line
    }

    /// The keys that give the code `id`, one per level; `None` when a level has no key.
    #[must_use]
    pub fn chord(&self, id: &str) -> Option<Vec<char>> {
        let line = self.lineage(id);
        if line.is_empty() { None } else { line.into_iter().map(|code| code.key).collect() }
    }

    /// The colour of the code `id`, else of the nearest code above it that has one.
    #[must_use]
    pub fn color(&self, id: &str) -> Option<&str> {
        self.lineage(id).into_iter().rev().find_map(|code| code.color.as_deref())
    }

    /// The attributes of the code `id` and of the codes above it, top first; the nearer wins.
    #[must_use]
    pub fn attributes(&self, id: &str) -> Vec<&Attribute> {
        let mut found: Vec<&Attribute> = Vec::new();
        for attribute in self.lineage(id).into_iter().flat_map(|code| &code.attributes) {
            match found.iter_mut().find(|known| known.id == attribute.id) {
                Some(known) => *known = attribute,
                None => found.push(attribute),
            }
        }
        found
    }

    /// Put the codes of `other` over these: of a code that is known already only what `other` says
    /// of it changes; others are added.
    pub fn extend(&mut self, other: Self) {
        if !other.name.is_empty() {
            self.name = other.name;
        }
        self.default = other.default.or_else(|| self.default.take());
        self.renames.extend(other.renames);
        let mut at: BTreeMap<String, usize> =
            self.codes.iter().enumerate().map(|(index, code)| (code.id.clone(), index)).collect();
        for code in other.codes {
            match at.get(&code.id).and_then(|&index| self.codes.get_mut(index)) {
                Some(known) => known.override_with(code),
                None => {
                    at.insert(code.id.clone(), self.codes.len());
                    self.codes.push(code);
                }
            }
        }
    }
}

impl Code {
    /// Take over what `other` says; what it leaves open stays.
    fn override_with(&mut self, other: Self) {
        if other.name != other.id {
            self.name = other.name;
        }
        self.parent = other.parent.or_else(|| self.parent.take());
        self.key = other.key.or(self.key);
        self.color = other.color.or_else(|| self.color.take());
        if !other.definition.is_empty() {
            self.definition = other.definition;
        }
        if !other.examples.is_empty() {
            self.examples = other.examples;
        }
        if !other.attributes.is_empty() {
            self.attributes = other.attributes;
        }
        self.origin = other.origin;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_presets_are_whole() {
        for name in Codebook::presets() {
            let (_, text) = PRESETS.iter().find(|(known, _)| *known == name).unwrap();
            let (book, warnings) = Codebook::parse(text, name);
            assert_eq!(warnings, vec![]);
            assert_eq!(book.name, name);
            assert!(book.default.as_deref().is_none_or(|id| book.get(id).is_some()), "{name}");
            let mut chords = BTreeSet::new();
            for code in &book.codes {
                assert!(!code.definition.is_empty() && code.name != code.id, "{name}: {}", code.id);
                assert!(
                    code.parent.as_deref().is_none_or(|parent| book.get(parent).is_some()),
                    "{}",
                    code.id
                );
                assert!(book.color(&code.id).is_some(), "{}", code.id);
                let chord = book.chord(&code.id).unwrap_or_else(|| panic!("{} has no keys", code.id));
                assert!(chords.insert(chord), "{name}: {} shares its keys", code.id);
                for attribute in book.attributes(&code.id) {
                    let known = |id: &str| book.attributes(&code.id).iter().any(|other| other.id == id);
                    assert!(attribute.when.as_ref().is_none_or(|(id, _)| known(id)), "{}", attribute.id);
                }
            }
        }
        let plover = Codebook::preset("plover").unwrap();
        assert_eq!(plover.default.as_deref(), Some("no-event"));
        assert_eq!(plover.codes.iter().filter(|code| code.parent.is_some()).count(), 18);
        assert_eq!(Codebook::preset("ministry").unwrap().chord("commitment/dated").unwrap(), ['c', 'd']);
    }

    #[test]
    fn a_later_book_changes_what_it_says_and_adds_the_rest() {
        let mut book = Codebook::preset("ministry").unwrap();
        let count = book.codes.len();
        let before = book.get("commitment").unwrap().clone();
        let (over, warnings) = Codebook::parse(
            "[[code]]\nid = \"commitment\"\ncolor = \"#aabbcc\"\n[[code]]\nid = \"lake\"\nname = \"The lake\"\n",
            "mine.toml",
        );
        assert_eq!(warnings, vec![]);
        book.extend(over);
        assert_eq!(book.codes.len(), count + 1);
        let after = book.get("commitment").unwrap();
        assert_eq!((after.color.as_deref(), after.origin.as_str()), (Some("#aabbcc"), "mine.toml"));
        assert_eq!(
            (&after.name, &after.definition, after.key),
            (&before.name, &before.definition, before.key)
        );
        assert_eq!(book.color("commitment/dated"), Some("#aabbcc"));
        assert_eq!(book.get("commitment/dated").unwrap().origin, "built-in");
    }

    #[test]
    fn a_circle_made_by_hand_ends() {
        let (book, _) = Codebook::parse(
            "[[code]]\nid = \"a\"\nparent = \"b\"\n[[code]]\nid = \"b\"\nparent = \"a\"\n",
            "mine.toml",
        );
        assert_eq!(book.lineage("a").len(), 2);
        assert_eq!(book.color("a"), None);
    }
}
