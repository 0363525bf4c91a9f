//! Labelled documents. Spans are half-open ranges of code points.

use attache::extract::{Act, EntityType, Scope};
use attache::text::{CodePoints, Span};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A half-open range of code points.
pub type Range = (usize, usize);

pub struct Gold {
    pub id: String,
    pub text_path: PathBuf,
    pub text: String,
    pub sentences: Vec<Sentence>,
    pub mentions: Vec<(Range, EntityType)>,
    pub date: Option<String>,
    pub format: Option<String>,
    pub place: Option<String>,
    pub parties: Vec<String>,
}

pub struct Sentence {
    pub span: Range,
    pub claims: Vec<Claim>,
}

pub struct Claim {
    pub speakers: Vec<String>,
    pub scope: Scope,
    pub act: Act,
    pub cue: Option<Range>,
    pub content: Range,
}

impl Gold {
    /// The part of the id before its number.
    pub fn group(&self) -> &str {
        self.id
            .rsplit_once('-')
            .filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()))
            .map_or(&self.id, |(g, _)| g)
    }
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn parse(path: &Path) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn words(value: &Value) -> Vec<String> {
    list(value).iter().filter_map(word).collect()
}

/// Documents whose labels are strings, searched in order.
pub fn by_strings(folder: &Path) -> Vec<Gold> {
    json_files(folder).iter().map(|path| from_strings(path)).collect()
}

fn from_strings(path: &Path) -> Gold {
    let json = parse(path);
    let text_path = match json["text"].as_str() {
        Some(other) => Path::new(env!("CARGO_MANIFEST_DIR")).join(other),
        None => path.with_extension("txt"),
    };
    let text = read(&text_path);
    let points = CodePoints::new(&text);
    let id = word(&json["doc"]).unwrap();
    let mut at = 0;
    let mut sentences = Vec::new();
    for sentence in list(&json["sentences"]) {
        let string = sentence["text"].as_str().unwrap();
        let start = at + text[at..].find(string).unwrap_or_else(|| panic!("{id}: not in order: {string:?}"));
        let span = Span::new(start, start + string.len());
        at = span.end;
        let mut cursor = span.start;
        let claims = list(&sentence["claims"])
            .iter()
            .map(|claim| {
                let pieces = match claim["content"].as_str() {
                    Some(one) => vec![one.to_owned()],
                    None => words(&claim["content"]),
                };
                let (cue, content) = place(&text, span, cursor, claim["cue"].as_str(), &pieces)
                    .unwrap_or_else(|| panic!("{id}: a label is not in its sentence: {claim}"));
                if let Some(source) = claim["source"].as_str() {
                    assert!(string.contains(source), "{id}: source {source:?} is not in {string:?}");
                }
                cursor = content.end.max(cue.map_or(0, |c| c.end));
                Claim {
                    speakers: words(&claim["speakers"]),
                    scope: Scope::parse(claim["scope"].as_str().unwrap()).expect("a scope"),
                    act: Act::parse(claim["act"].as_str().unwrap()).expect("an act"),
                    cue: cue.map(|c| points.range(&text, c)),
                    content: points.range(&text, content),
                }
            })
            .collect();
        sentences.push(Sentence { span: points.range(&text, span), claims });
    }
    let surfaces: Vec<(String, EntityType)> = list(&json["entities"])
        .iter()
        .flat_map(|entity| {
            let kind = EntityType::parse(entity["type"].as_str().unwrap()).expect("a type");
            words(&entity["surfaces"]).into_iter().map(move |s| (s, kind))
        })
        .collect();
    Gold {
        mentions: mentions(&id, &text, surfaces)
            .into_iter()
            .map(|(span, kind)| (points.range(&text, span), kind))
            .collect(),
        id,
        text_path,
        sentences,
        date: word(&json["date"]),
        format: word(&json["format"]),
        place: word(&json["place"]),
        parties: list(&json["parties"]).iter().filter_map(|p| word(&p["name"])).collect(),
        text,
    }
}

/// Where a cue and its content stand: the cue first and the content after it, or, where a cue trails
/// or breaks a quotation, the content first.
fn place(
    text: &str,
    sentence: Span,
    cursor: usize,
    cue: Option<&str>,
    pieces: &[String],
) -> Option<(Option<Span>, Span)> {
    let find = |from: usize, what: &str| {
        let found = from + text.get(from..sentence.end)?.find(what)?;
        Some(Span::new(found, found + what.len()))
    };
    let contents = |from: usize| {
        let mut hull: Option<Span> = None;
        let mut at = from;
        for piece in pieces {
            let span = find(at, piece)?;
            at = span.end;
            hull = Some(hull.map_or(span, |h| h.hull(span)));
        }
        hull
    };
    let Some(cue) = cue else { return Some((None, contents(cursor)?)) };
    if pieces.len() == 1 {
        if let Some((cue, content)) = find(cursor, cue).and_then(|c| Some((c, contents(c.end)?))) {
            return Some((Some(cue), content));
        }
        let content = contents(cursor)?;
        return Some((Some(find(content.end, cue)?), content));
    }
    let first = find(cursor, &pieces[0])?;
    Some((Some(find(first.end, cue)?), contents(cursor)?))
}

/// All places of all surfaces on word boundaries; the longest surface wins where two overlap.
fn mentions(id: &str, text: &str, mut surfaces: Vec<(String, EntityType)>) -> Vec<(Span, EntityType)> {
    surfaces.sort_by(|a, b| b.0.chars().count().cmp(&a.0.chars().count()).then(a.0.cmp(&b.0)));
    // A hard-wrapped line may break a name: one white space matches another.
    let folded: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let mut taken = vec![false; text.len()];
    let mut found = Vec::new();
    for (surface, kind) in surfaces {
        let mut any = false;
        let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        for (start, _) in folded.match_indices(&surface) {
            let span = Span::new(start, start + surface.len());
            if in_word(folded[..start].chars().next_back())
                || in_word(folded[span.end..].chars().next())
                || taken[start..span.end].contains(&true)
            {
                continue;
            }
            taken[start..span.end].fill(true);
            found.push((span, kind));
            any = true;
        }
        assert!(any, "{id}: the surface {surface:?} is nowhere in the text");
    }
    found.sort();
    found
}

/// Documents whose labels are spans of code points.
pub fn by_spans(folder: &Path) -> Vec<Gold> {
    let range = |v: &Value| -> Range { (v[0].as_u64().unwrap() as usize, v[1].as_u64().unwrap() as usize) };
    json_files(folder)
        .iter()
        .map(|path| {
            let json = parse(path);
            let text_path = path.with_extension("txt");
            Gold {
                id: word(&json["doc"]).unwrap(),
                text: read(&text_path),
                text_path,
                sentences: list(&json["sentences"])
                    .iter()
                    .map(|s| Sentence {
                        span: range(&s["span"]),
                        claims: list(&s["claims"])
                            .iter()
                            .map(|c| Claim {
                                speakers: words(&c["speakers"]),
                                scope: Scope::parse(c["scope"].as_str().unwrap()).expect("a scope"),
                                act: Act::parse(c["act"].as_str().unwrap()).expect("an act"),
                                cue: c["cue"].is_array().then(|| range(&c["cue"])),
                                content: range(&c["content"]),
                            })
                            .collect(),
                    })
                    .collect(),
                mentions: list(&json["entities"])
                    .iter()
                    .flat_map(|e| {
                        let kind = EntityType::parse(e["type"].as_str().unwrap()).expect("a type");
                        list(&e["mentions"]).iter().map(|m| (range(m), kind)).collect::<Vec<_>>()
                    })
                    .collect(),
                date: word(&json["card"]["date"]),
                format: word(&json["card"]["format"]),
                place: word(&json["card"]["place"]),
                parties: list(&json["card"]["parties"]).iter().filter_map(|p| word(&p["name"])).collect(),
            }
        })
        .collect()
}
