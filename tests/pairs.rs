//! The alignment of `compare` against labelled pairs: two invented ministries' accounts of one meeting.
//!
//! `cargo test --test pairs -- --nocapture` prints the figures, `ATTACHE_MISSES=1` what was missed.
//! `ATTACHE_PAIRS=FOLDER` measures the pairs of another folder, with no bar to pass, and
//! `ATTACHE_TOTAL=1` prints nothing but the total.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use attache::config::{Flags, Settings};
use attache::document::Document;
use attache::dossier::compare::{Side, compare};
use attache::extract::{Findings, extract};
use attache::lexicon::{Lexicon, topics::Topics};
use attache::store::Places;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Default, Clone, Copy)]
struct Count {
    hit: usize,
    extra: usize,
    missed: usize,
}

impl Count {
    fn of<T: Ord>(found: &BTreeSet<T>, gold: &BTreeSet<T>) -> Self {
        let hit = found.intersection(gold).count();
        Self { hit, extra: found.len() - hit, missed: gold.len() - hit }
    }

    fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    fn less(self, other: Self) -> Self {
        Self {
            hit: self.hit - other.hit,
            extra: self.extra - other.extra,
            missed: self.missed - other.missed,
        }
    }

    fn f1(self) -> f64 {
        let all = 2 * self.hit + self.extra + self.missed;
        if all == 0 { 1.0 } else { 2.0 * self.hit as f64 / all as f64 }
    }
}

/// No claim has a number as high.
const KNOWN: u32 = 10_000;

/// Labels whose words stand in no claim.
#[derive(Default)]
struct Unread {
    labels: u32,
    /// Those in a sentence of which other words stand in one.
    beside: usize,
}

struct Account {
    document: Document,
    findings: Findings,
}

impl Account {
    fn read(name: &str, text: &str, lexicon: &Lexicon) -> Self {
        let document = Document::from_text(name, text.trim_start());
        let findings = extract(&document, lexicon);
        Self { document, findings }
    }

    fn side(&self) -> Side<'_> {
        Side { document: &self.document, findings: &self.findings }
    }

    /// The claim in which the words stand; an unknown number where the extraction has none.
    fn claim(&self, words: &str, unread: &mut Unread) -> u32 {
        let at = self
            .document
            .text
            .find(words)
            .unwrap_or_else(|| panic!("no {words:?} in {}", self.document.name));
        assert_eq!(self.document.text.matches(words).count(), 1, "{words:?} stands more than once");
        let claims = self.findings.claims.iter().filter(|c| c.span.start <= at && at < c.span.end);
        claims.min_by_key(|c| c.span.end - c.span.start).map_or_else(
            || {
                let sentence = self.findings.sentences.iter().find(|s| s.start <= at && at < s.end);
                let beside = sentence.is_some_and(|s| {
                    self.findings.claims.iter().any(|c| c.span.start < s.end && s.start < c.span.end)
                });
                unread.beside += usize::from(beside);
                unread.labels += 1;
                KNOWN + unread.labels
            },
            |c| c.id,
        )
    }

    fn words(&self, id: u32) -> &str {
        self.findings
            .claims
            .iter()
            .find(|c| c.id == id)
            .map_or("(no claim)", |c| c.span.of(&self.document.text))
    }
}

fn strings<'t>(table: &'t toml::Table, key: &str) -> Vec<&'t str> {
    table
        .get(key)
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
        .collect()
}

#[test]
fn topics_and_omissions_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = Places::under(&root.join("target/none"));
    let settings = Settings::load(&places, Some(&root.join("sample-docs")), &Flags::default());
    let (lexicon, _) = attache::config::lexicon(&settings, &places);
    let elsewhere = std::env::var_os("ATTACHE_PAIRS").map(std::path::PathBuf::from);
    let own = elsewhere.is_none();
    let folder = elsewhere.unwrap_or_else(|| root.join("tests/pairs"));
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    assert!(!files.is_empty() && (!own || files.len() >= 10));
    let total = std::env::var_os("ATTACHE_TOTAL").is_some();
    let show = std::env::var_os("ATTACHE_MISSES").is_some() && !total;
    let (mut topic, mut omission) = (Count::default(), Count::default());
    // What the extraction leaves out, and the pairs of claims that are lost by that.
    let (mut unread, mut lost) = (Unread::default(), 0);
    let (mut first, mut learned) = (None, None);
    for path in files {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let a = Account::read("a.txt", table["a"].as_str().unwrap(), &lexicon);
        let b = Account::read("b.txt", table["b"].as_str().unwrap(), &lexicon);
        let mut gold_pairs = BTreeSet::new();
        for row in table["topic"].as_array().unwrap() {
            let row = row.as_table().unwrap();
            let in_b: Vec<u32> = strings(row, "b").iter().map(|w| b.claim(w, &mut unread)).collect();
            for words in strings(row, "a") {
                let claim = a.claim(words, &mut unread);
                gold_pairs.extend(in_b.iter().map(|&j| (claim, j)));
            }
        }
        let mut gold_only: BTreeSet<(char, u32)> = BTreeSet::new();
        gold_only.extend(strings(&table, "only_a").iter().map(|w| ('a', a.claim(w, &mut unread))));
        gold_only.extend(strings(&table, "only_b").iter().map(|w| ('b', b.claim(w, &mut unread))));

        lost += gold_pairs.iter().filter(|(i, j)| *i.max(j) > KNOWN).count();

        // What nobody labelled (an event, say) is not counted.
        let known: BTreeSet<(char, u32)> = gold_only
            .iter()
            .copied()
            .chain(gold_pairs.iter().flat_map(|&(i, j)| [('a', i), ('b', j)]))
            .collect();
        let found = compare(a.side(), b.side(), Topics::builtin());
        let mut pairs = BTreeSet::new();
        for row in &found.topics {
            pairs.extend(
                row.a
                    .iter()
                    .flat_map(|&i| row.b.iter().map(move |&j| (i, j)))
                    .filter(|&(i, j)| known.contains(&('a', i)) && known.contains(&('b', j))),
            );
        }
        let only: BTreeSet<(char, u32)> = found
            .only_a
            .iter()
            .map(|&c| ('a', c))
            .chain(found.only_b.iter().map(|&c| ('b', c)))
            .filter(|c| known.contains(c))
            .collect();
        let (t, o) = (Count::of(&pairs, &gold_pairs), Count::of(&only, &gold_only));
        if !total {
            println!("{name:<24} topics {:.3}  omissions {:.3}", t.f1(), o.f1());
        }
        if show {
            for row in &found.topics {
                println!("  row {} {:.2}: {}", row.label, row.score, row.reason);
            }
            for (sign, list) in [("+", pairs.difference(&gold_pairs)), ("-", gold_pairs.difference(&pairs))] {
                for &(i, j) in list {
                    println!("  {sign} {}\n    | {}", a.words(i), b.words(j));
                }
            }
            for (sign, list) in [("+", only.difference(&gold_only)), ("-", gold_only.difference(&only))] {
                for &(side, id) in list {
                    println!("  {sign} only {side}: {}", if side == 'a' { a.words(id) } else { b.words(id) });
                }
            }
        }
        topic.add(t);
        omission.add(o);
        if name.starts_with("17-") {
            first = Some((topic, omission));
        }
        if name.starts_with("24-") {
            learned = Some((topic, omission));
        }
    }
    println!("{:<24} topics {:.3}  omissions {:.3}", "all", topic.f1(), omission.f1());
    println!(
        "{:<24} {} missed, {} extra; {} labels stand in no claim ({} of them beside one), {lost} pairs missed for that",
        "pairs of claims", topic.missed, topic.extra, unread.labels, unread.beside
    );
    if !own {
        return;
    }
    // A little below what is reached. Raise them with the alignment, never lower them. Pairs that come later are
    // harder, being written to find what is missing: the first seventeen keep a bar of their own, and so do the
    // twenty-four of which the topics have learned words. Of the others no word is in the topics; the fields were
    // written when they were known.
    let (first_topic, first_omission) = first.expect("the first seventeen");
    assert!(first_topic.f1() >= 0.885, "topics {:.3}", first_topic.f1());
    assert!(first_omission.f1() >= 0.9, "omissions {:.3}", first_omission.f1());
    let (learned_topic, learned_omission) = learned.expect("twenty-four");
    assert!(learned_topic.f1() >= 0.9, "topics {:.3}", learned_topic.f1());
    assert!(learned_omission.f1() >= 0.9, "omissions {:.3}", learned_omission.f1());
    let (topic, omission) = (topic.less(learned_topic), omission.less(learned_omission));
    println!("{:<24} topics {:.3}  omissions {:.3}", "new subjects", topic.f1(), omission.f1());
    assert!(topic.f1() >= 0.88, "topics {:.3}", topic.f1());
    assert!(omission.f1() >= 0.79, "omissions {:.3}", omission.f1());
}
