//! `attache agree`: how far the annotators of a document agree.

use super::args::{Agree, AgreeFormat};
use super::context::Context;
use super::out::Out;
use super::{Done, input, say};
use crate::annotation::resolve_layer;
use crate::export::agree_text;
use crate::extract::extract;
use crate::review::agree::{Measure, Options, Report, report};
use crate::review::align::{Aspect, Coder};
use crate::text::{CodePoints, clean};
use serde::Serialize;

/// The report with the caveats that it goes under.
#[derive(Serialize)]
struct Carried<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    caveats: Vec<String>,
}

/// What `--min` asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Minimum {
    aspect: Aspect,
    measure: Measure,
    value: f64,
}

/// Reads `alpha_nominal=0.67`, or `speaker.alpha_nominal=0.67`.
pub(super) fn minimum(word: &str) -> Result<Minimum, String> {
    let (name, value) = word.split_once('=').ok_or("write it as alpha_nominal=0.67")?;
    let (aspect, name) = name.trim().split_once('.').unwrap_or(("code", name.trim()));
    let aspects = Aspect::ALL.iter().map(|a| a.word());
    let known: Vec<&str> = aspects.collect();
    let aspect = Aspect::ALL.iter().copied().find(|a| a.word() == aspect);
    let aspect = aspect.ok_or_else(|| format!("the aspects are {}", known.join(", ")))?;
    let measure = Measure::parse(name).ok_or_else(|| {
        let words: Vec<&str> = Measure::ALL.iter().map(|m| m.word()).collect();
        format!("the measures are {}", words.join(", "))
    })?;
    let value: f64 = value.trim().parse().map_err(|_| format!("{value} is no number"))?;
    if !value.is_finite() {
        return Err(format!("{value} is no number to compare with"));
    }
    Ok(Minimum { aspect, measure, value })
}

pub(super) fn run(context: &mut Context, args: &Agree) -> anyhow::Result<Done> {
    let document = input::document(&args.path)?;
    context.notices(&args.path, &document);
    let settings = context.settings_of(&document);
    let lexicon = context.lexicon(&settings);
    let opened = super::layers::open(context, &settings, &document);
    for problem in &opened.problems {
        context.warn(&problem.to_string());
    }
    let text = &*document.text;
    let points = CodePoints::new(text);
    // The unit is the sentence as `attache extract` has it.
    let sentences: Vec<(usize, usize)> =
        extract(&document, &lexicon).sentences.iter().map(|&span| points.range(text, span)).collect();
    let named = opened.named();
    let coders: Vec<Coder<'_>> = named
        .iter()
        .map(|named| {
            let places = resolve_layer(named.layer, &document);
            Coder::resolved(&named.name, &named.layer.annotations, &places, text, &points)
        })
        .collect();
    let report = report(&coders, &sentences, points.len(), &Options::default());
    let caveats = super::layers::caveats(&opened);
    let mut out = Out::new();
    match args.format {
        AgreeFormat::Text => {
            out.text(&super::layers::over(&caveats))?;
            out.text(&agree_text::agree(&args.path.to_string_lossy(), text, &report))?;
        }
        AgreeFormat::Json => out.json(&Carried { report: &report, caveats }, true)?,
    }
    out.flush()?;
    let mut done = Done::Well;
    for minimum in &args.minima {
        for sentence in missed(&report, minimum) {
            say(&format!("attache: {}: {}", input::shown(&args.path), clean(&sentence)));
            done = Done::NeedsPerson;
        }
    }
    Ok(done)
}

/// What falls short of a minimum, one sentence each. What was not measured falls short too.
fn missed(report: &Report, minimum: &Minimum) -> Vec<String> {
    let &Minimum { aspect, measure, value } = minimum;
    let name = format!("{} over {}", measure.word(), aspect.word());
    if !report.rows.iter().any(|row| row.measure == measure && row.aspect == aspect) {
        return vec![format!("{name} could not be measured, so it is not {value} or more")];
    }
    let below = report.below(measure, value).filter(|row| row.aspect == aspect);
    below
        .map(|row| {
            let pair = row.pair.as_ref().map_or_else(String::new, |[a, b]| format!(" between {a} and {b}"));
            match (row.value, row.why) {
                (Some(found), _) => format!("{name}{pair} is {found:.3}, below {value}"),
                (None, why) => format!("{name}{pair} is undefined ({})", why.unwrap_or("nothing to measure")),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_minimum_is_a_measure_and_a_number() {
        let code = Minimum { aspect: Aspect::Code, measure: Measure::AlphaNominal, value: 0.67 };
        assert_eq!(minimum("alpha_nominal=0.67"), Ok(code));
        assert_eq!(minimum("speaker.f1_exact=1").unwrap().aspect, Aspect::Speaker);
        for (word, said) in [
            ("alpha_nominal", "alpha_nominal=0.67"),
            ("alpha=0.5", "cohen_kappa"),
            ("colour.percent=0.5", "verdict"),
            ("percent=much", "no number"),
            ("percent=NaN", "no number"),
        ] {
            assert!(minimum(word).unwrap_err().contains(said), "{word}");
        }
    }
}
