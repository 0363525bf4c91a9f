//! The measures.
//!
//! - speaker: pairs of a sentence and a reported speaker; and the share of sentences whose set of
//!   speakers is exactly right, narration included;
//! - claim: content overlaps by half or more (intersection over union) and the speakers are right;
//! - act and cue: on matched claims;
//! - entity: exact span and type;
//! - card: date, format, place, parties, where the label has them.

use super::gold::{Gold, Range};
use super::names::{same, same_set};
use attache::extract::{Act, Findings, Scope};
use attache::text::{CodePoints, Span};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, Default)]
pub struct Prf {
    pub hit: usize,
    pub extra: usize,
    pub missed: usize,
}

impl Prf {
    pub fn f1(self) -> f64 {
        share(2 * self.hit, 2 * self.hit + self.extra + self.missed)
    }
}

pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[derive(Clone, Default)]
pub struct Score {
    pub documents: usize,
    pub sentences: usize,
    pub sentences_exact: usize,
    pub speaker: Prf,
    pub claim: Prf,
    pub content_found: usize,
    pub matched: usize,
    pub act_right: usize,
    pub cues: usize,
    pub cue_right: usize,
    pub entity: Prf,
    pub card_fields: usize,
    pub card_right: usize,
    pub scopes: BTreeMap<Scope, (usize, usize)>,
    pub confusions: BTreeMap<(Act, Act), usize>,
}

struct Predicted<'a> {
    speakers: &'a [String],
    act: Act,
    span: Range,
    cue: Option<Range>,
}

fn overlap(a: Range, b: Range) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

fn iou(a: Range, b: Range) -> f64 {
    let common = overlap(a, b);
    share(common, (a.1 - a.0) + (b.1 - b.0) - common)
}

fn union<'a>(lists: impl Iterator<Item = &'a [String]>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in lists.flatten() {
        if !all.iter().any(|n| same(n, name)) {
            all.push(name.clone());
        }
    }
    all
}

impl Score {
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.sentences += other.sentences;
        self.sentences_exact += other.sentences_exact;
        self.content_found += other.content_found;
        self.matched += other.matched;
        self.act_right += other.act_right;
        self.cues += other.cues;
        self.cue_right += other.cue_right;
        self.card_fields += other.card_fields;
        self.card_right += other.card_right;
        for (mine, its) in [
            (&mut self.speaker, other.speaker),
            (&mut self.claim, other.claim),
            (&mut self.entity, other.entity),
        ] {
            mine.hit += its.hit;
            mine.extra += its.extra;
            mine.missed += its.missed;
        }
        for (scope, (found, all)) in &other.scopes {
            let entry = self.scopes.entry(*scope).or_default();
            entry.0 += found;
            entry.1 += all;
        }
        for (pair, n) in &other.confusions {
            *self.confusions.entry(*pair).or_default() += n;
        }
    }

    /// Scores one document. With `misses`, says each difference in a line.
    pub fn of(gold: &Gold, found: &Findings, mut misses: Option<&mut Vec<String>>) -> Self {
        let text = gold.text.as_str();
        let points = CodePoints::new(text);
        let range = |span: Span| points.range(text, span);
        let quote = |r: Range| points.span(text, r.0, r.1).of(text).to_owned();
        let mut tell = |line: String| {
            if let Some(lines) = misses.as_deref_mut() {
                lines.push(line);
            }
        };
        let mut score = Self { documents: 1, ..Self::default() };
        let predicted: Vec<Predicted<'_>> = found
            .claims
            .iter()
            .map(|c| Predicted {
                speakers: &c.speakers,
                act: c.act,
                span: range(c.content.iter().copied().reduce(Span::hull).or(c.cue).unwrap_or(c.span)),
                cue: c.cue.map(range),
            })
            .collect();

        for sentence in &gold.sentences {
            let wanted = union(sentence.claims.iter().map(|c| c.speakers.as_slice()));
            let reported = union(
                predicted
                    .iter()
                    .filter(|p| {
                        let middle = p.span.0 + p.span.1;
                        2 * sentence.span.0 <= middle && middle < 2 * sentence.span.1
                    })
                    .map(|p| p.speakers),
            );
            let hit = wanted.iter().filter(|n| reported.iter().any(|m| same(n, m))).count();
            score.speaker.hit += hit;
            score.speaker.missed += wanted.len() - hit;
            score.speaker.extra += reported.iter().filter(|n| !wanted.iter().any(|m| same(n, m))).count();
            score.sentences += 1;
            if same_set(&wanted, &reported) {
                score.sentences_exact += 1;
            } else {
                tell(format!(
                    "{}: speakers {wanted:?}, found {reported:?}: {:?}",
                    gold.id,
                    quote(sentence.span)
                ));
            }
        }

        let mut used = BTreeSet::new();
        for claim in gold.sentences.iter().flat_map(|s| &s.claims) {
            let scope = score.scopes.entry(claim.scope).or_default();
            scope.1 += 1;
            let mut best: Option<(f64, usize)> = None;
            for (k, p) in predicted.iter().enumerate().filter(|(k, _)| !used.contains(k)) {
                let value = iou(claim.content, p.span);
                if value > best.map_or(0.0, |(v, _)| v) {
                    best = Some((value, k));
                }
            }
            let Some((_, k)) = best.filter(|(value, _)| *value >= 0.5) else {
                tell(format!(
                    "{}: no claim {}/{} {:?}: {:?}",
                    gold.id,
                    claim.scope,
                    claim.act,
                    claim.speakers,
                    quote(claim.content)
                ));
                continue;
            };
            score.content_found += 1;
            let p = &predicted[k];
            if !same_set(&claim.speakers, p.speakers) {
                tell(format!(
                    "{}: claim of {:?} given to {:?}: {:?}",
                    gold.id,
                    claim.speakers,
                    p.speakers,
                    quote(claim.content)
                ));
                continue;
            }
            used.insert(k);
            scope.0 += 1;
            score.matched += 1;
            if claim.act == p.act {
                score.act_right += 1;
            } else {
                *score.confusions.entry((claim.act, p.act)).or_default() += 1;
                tell(format!("{}: act {}, found {}: {:?}", gold.id, claim.act, p.act, quote(claim.content)));
            }
            if let Some(cue) = claim.cue {
                score.cues += 1;
                if p.cue.is_some_and(|its| overlap(cue, its) > 0) {
                    score.cue_right += 1;
                } else {
                    tell(format!("{}: cue {:?}, found {:?}", gold.id, quote(cue), p.cue.map(&quote)));
                }
            }
        }
        score.claim = Prf {
            hit: score.matched,
            extra: predicted.len() - score.matched,
            missed: gold.sentences.iter().map(|s| s.claims.len()).sum::<usize>() - score.matched,
        };

        let wanted: BTreeSet<_> = gold.mentions.iter().map(|(r, kind)| (r.0, r.1, *kind)).collect();
        let reported: BTreeSet<_> = found
            .entities
            .iter()
            .flat_map(|e| e.mentions.iter().map(|m| (range(*m), e.kind)))
            .map(|(r, kind)| (r.0, r.1, kind))
            .collect();
        score.entity.hit = wanted.intersection(&reported).count();
        score.entity.missed = wanted.len() - score.entity.hit;
        score.entity.extra = reported.len() - score.entity.hit;
        for (a, b, kind) in wanted.difference(&reported) {
            tell(format!("{}: no entity {kind} {:?}", gold.id, quote((*a, *b))));
        }
        for (a, b, kind) in reported.difference(&wanted) {
            tell(format!("{}: extra entity {kind} {:?}", gold.id, quote((*a, *b))));
        }

        let card = &found.card;
        let format = card.format.map(|f| f.word().to_owned());
        let mut field = |name: &str, wanted: &Option<String>, got: Option<&String>, close: bool| {
            let Some(wanted) = wanted else { return };
            score.card_fields += 1;
            if got.is_some_and(|got| if close { same(wanted, got) } else { wanted == got }) {
                score.card_right += 1;
            } else {
                tell(format!("{}: card {name} {wanted:?}, found {got:?}", gold.id));
            }
        };
        field("date", &gold.date, card.date.as_ref(), false);
        field("format", &gold.format, format.as_ref(), false);
        field("place", &gold.place, card.place.as_ref(), true);
        if !gold.parties.is_empty() {
            let names: Vec<String> = card.parties.iter().map(|p| p.name.clone()).collect();
            score.card_fields += 1;
            if same_set(&gold.parties, &names) {
                score.card_right += 1;
            } else {
                tell(format!("{}: card parties {:?}, found {names:?}", gold.id, gold.parties));
            }
        }
        score
    }

    pub fn line(&self, name: &str) -> String {
        format!(
            "{name:<22} {:>4} sent  speaker F1 {:.3}  exact {:.3}  claim F1 {:.3}  act {:.3}  cue {:.3}  entity F1 {:.3}  card {:.3}",
            self.sentences,
            self.speaker.f1(),
            share(self.sentences_exact, self.sentences),
            self.claim.f1(),
            share(self.act_right, self.matched),
            share(self.cue_right, self.cues),
            self.entity.f1(),
            share(self.card_right, self.card_fields),
        )
    }

    /// The figures behind the line: recall by scope, commonest confusions of acts.
    pub fn detail(&self) -> String {
        let scopes: Vec<String> =
            self.scopes.iter().map(|(scope, (found, all))| format!("{scope} {found}/{all}")).collect();
        let mut pairs: Vec<_> = self.confusions.iter().map(|(pair, n)| (*n, *pair)).collect();
        pairs.sort_by(|a, b| b.cmp(a));
        let pairs: Vec<String> =
            pairs.iter().take(10).map(|(n, (gold, got))| format!("{gold}→{got} {n}")).collect();
        format!("  claims found by scope: {}; acts confused: {}", scopes.join(", "), pairs.join(", "))
    }
}
