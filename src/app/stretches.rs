//! Where marks stand, so that those near a place are found without asking every one: a frame and a key
//! must cost what is on the screen, also with a hundred thousand notes.

use super::notes::Mark;
use crate::text::Span;

/// The stretches of text that marks reach over, by where they begin.
#[derive(Clone, Debug, Default)]
pub struct Stretches {
    all: Vec<(Span, usize)>,
    /// How far those up to here reach.
    reach: Vec<usize>,
}

impl Stretches {
    /// The stretches of `marks`, known by their indices.
    pub(super) fn of(marks: &[Mark]) -> Self {
        let hull = |mark: &Mark| mark.spans().reduce(Span::hull);
        let mut all: Vec<(Span, usize)> =
            marks.iter().enumerate().filter_map(|(at, mark)| Some((hull(mark)?, at))).collect();
        all.sort_by_key(|(hull, at)| (hull.start, *at));
        let reach = all.iter().scan(0, |reach, (hull, _)| {
            *reach = hull.end.max(*reach);
            Some(*reach)
        });
        Self { reach: reach.collect(), all }
    }

    /// Indices of the marks that touch `window` with a part or with the space between two, in order.
    #[must_use]
    pub fn touching(&self, window: Span) -> Vec<usize> {
        let first = self.reach.partition_point(|&end| end <= window.start);
        let last = self.all.partition_point(|(hull, _)| hull.start < window.end);
        let near = self.all.get(first..last).unwrap_or(&[]);
        let mut found: Vec<usize> =
            near.iter().filter(|(hull, _)| hull.overlaps(window)).map(|&(_, at)| at).collect();
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Annotation, Kind, Resolution};

    #[test]
    fn finds_what_asking_every_mark_would_find() {
        let mut seed = 7_usize;
        let mut dice = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % n
        };
        let marks: Vec<Mark> = (0..300)
            .map(|n| {
                let parts = (0..n % 3).map(|_| {
                    let start = dice(2_000);
                    Resolution::Exact(Span::new(start, start + dice(if n % 20 == 0 { 900 } else { 30 })))
                });
                let places = parts.collect();
                Mark { annotator: "ana".into(), own: true, annotation: Annotation::new(Kind::Note), places }
            })
            .collect();
        let stretches = Stretches::of(&marks);
        for _ in 0..500 {
            let start = dice(2_500);
            let window = Span::new(start, start + dice(120));
            let hull = |mark: &Mark| mark.spans().reduce(Span::hull);
            let slow: Vec<usize> = marks
                .iter()
                .enumerate()
                .filter(|(_, mark)| hull(mark).is_some_and(|hull| hull.overlaps(window)))
                .map(|(at, _)| at)
                .collect();
            assert_eq!(stretches.touching(window), slow, "{window:?}");
        }
    }
}
