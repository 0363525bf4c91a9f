//! Measuring agreement away from the screen: what is handed to the worker, and what comes back.

use crate::annotation::Annotation;
use crate::app::state::State;
use crate::review::agree::{Options, Report, report};
use crate::review::agreement::gamma::Settings;
use crate::review::align::Coder;
use crate::text::CodePoints;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where measuring stands.
#[derive(Clone, Debug, Default)]
pub enum Measuring {
    /// Nobody asked.
    #[default]
    Not,
    /// It runs: alignments done and planned, and what stops it.
    Runs(usize, usize, Arc<AtomicBool>),
    /// It is done.
    Done(Arc<Report>),
    /// It was stopped.
    Stopped,
}

impl Measuring {
    /// Stops what runs; `true` if something did.
    pub fn stop(&mut self) -> bool {
        let Self::Runs(_, _, cancel) = self else { return false };
        cancel.store(true, Ordering::Relaxed);
        *self = Self::Stopped;
        true
    }
}

/// The layers as the worker needs them: annotations and their spans in code points, per annotator.
type OwnedLayers = Vec<(String, Vec<(Annotation, Vec<(usize, usize)>)>)>;

/// A measuring to be done, independent of the state.
#[derive(Clone, Debug)]
pub struct Measured {
    layers: OwnedLayers,
    sentences: Vec<(usize, usize)>,
    length: usize,
    cancel: Arc<AtomicBool>,
}

impl PartialEq for Measured {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.cancel, &other.cancel)
    }
}

impl Measured {
    /// What is on screen now.
    pub(in crate::app) fn of(state: &State, cancel: Arc<AtomicBool>) -> Self {
        let text = &state.document.text;
        let points = CodePoints::new(text);
        let sentences = state.findings.found.sentences.iter().map(|&s| points.range(text, s)).collect();
        let layers = state
            .shown()
            .layers
            .iter()
            .map(|layer| {
                let name = state.review.name_of(layer.annotator).into_owned();
                (name, layer.marks().map(|(a, spans)| (a.clone(), spans.to_vec())).collect())
            })
            .collect();
        Self { layers, sentences, length: points.len(), cancel }
    }

    /// Measures; `tell` hears how many alignments are done and planned. `None` when it was stopped.
    #[must_use]
    pub fn run(&self, tell: &(dyn Fn(usize, usize) + Sync)) -> Option<Report> {
        let coders: Vec<Coder<'_>> = self
            .layers
            .iter()
            .map(|(name, marks)| {
                Coder::placed(name, marks.iter().map(|(a, spans)| (a, spans.clone())).collect())
            })
            .collect();
        let gamma = Settings { progress: Some(tell), cancel: Some(&self.cancel), ..Settings::default() };
        let options = Options { gamma: Some(gamma), ..Options::default() };
        let report = report(&coders, &self.sentences, self.length, &options);
        (!self.cancel.load(Ordering::Relaxed)).then_some(report)
    }

    /// Whether it is the one that `cancel` stops.
    #[must_use]
    pub fn is(&self, cancel: &Arc<AtomicBool>) -> bool {
        Arc::ptr_eq(&self.cancel, cancel)
    }
}
