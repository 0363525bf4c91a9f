//! The codebook: what codes there are, what they mean, how they are reached.

use serde::Deserialize;
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
}

const PRESETS: &[(&str, &str)] = &[("ministry", include_str!("codebooks/ministry.toml"))];

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

    /// The codebook in `text`, and what was not understood. `origin` says where it came from.
    #[must_use]
    pub fn parse(text: &str, origin: &str) -> (Self, Vec<CodebookWarning>) {
        #[derive(Deserialize)]
        struct RawCode {
            id: String,
            name: Option<String>,
            parent: Option<String>,
            key: Option<char>,
            color: Option<String>,
            #[serde(default)]
            definition: String,
            #[serde(default)]
            examples: Vec<String>,
        }
        #[derive(Deserialize)]
        struct Raw {
            #[serde(default)]
            name: String,
            default: Option<String>,
            #[serde(default)]
            code: Vec<RawCode>,
        }
        match toml::from_str::<Raw>(text) {
            Ok(raw) => {
                let codes = raw.code.into_iter().map(|code| Code {
                    name: code.name.unwrap_or_else(|| code.id.clone()),
                    parent: code
                        .parent
                        .or_else(|| code.id.rsplit_once('/').map(|(above, _)| above.to_owned())),
                    id: code.id,
                    key: code.key,
                    color: code.color,
                    definition: code.definition,
                    examples: code.examples,
                    attributes: Vec::new(),
                    origin: origin.to_owned(),
                });
                (Self { name: raw.name, default: raw.default, codes: codes.collect() }, Vec::new())
            }
            Err(error) => {
                let warning = CodebookWarning {
                    origin: origin.to_owned(),
                    line: 1,
                    column: 1,
                    message: error.to_string(),
                };
                (Self::default(), vec![warning])
            }
        }
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

    /// Put the codes of `other` over these: a code with a known id replaces it, others are added.
    pub fn extend(&mut self, other: Self) {
        if !other.name.is_empty() {
            self.name = other.name;
        }
        self.default = other.default.or_else(|| self.default.take());
        let mut at: BTreeMap<String, usize> =
            self.codes.iter().enumerate().map(|(index, code)| (code.id.clone(), index)).collect();
        for code in other.codes {
            match at.get(&code.id).and_then(|&index| self.codes.get_mut(index)) {
                Some(known) => *known = code,
                None => {
                    at.insert(code.id.clone(), self.codes.len());
                    self.codes.push(code);
                }
            }
        }
    }
}
