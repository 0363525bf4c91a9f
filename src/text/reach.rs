//! Which of many spans touch a place, without looking at all of them: a long text has tens of thousands
//! of claims and notes, and each frame asks.

use super::Span;

/// Spans of numbered things, ordered so that those near a place are found by halving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// By start; with each the number of the thing.
    spans: Vec<(Span, usize)>,
    /// How far the spans up to each one reach at most.
    far: Vec<usize>,
}

impl Reach {
    /// Takes in things by number; one thing may have several spans.
    #[must_use]
    pub fn of(spans: impl IntoIterator<Item = (usize, Span)>) -> Self {
        let mut spans: Vec<(Span, usize)> = spans.into_iter().map(|(n, span)| (span, n)).collect();
        spans.sort_by_key(|(span, n)| (span.start, *n));
        let mut most = 0;
        let far = spans.iter().map(|(span, _)| {
            most = most.max(span.end);
            most
        });
        Self { far: far.collect(), spans }
    }

    /// The numbers of the things that lie in `span`, reach into it or touch it, each once, in order.
    #[must_use]
    pub fn touching(&self, span: Span) -> Vec<usize> {
        let first = self.far.partition_point(|&end| end < span.start);
        let last = self.spans.partition_point(|(s, _)| s.start <= span.end);
        let near = self.spans.get(first..last.max(first)).unwrap_or(&[]);
        let mut found: Vec<usize> =
            near.iter().filter(|(s, _)| s.end >= span.start).map(|(_, n)| *n).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The first start of a span after `byte`.
    #[must_use]
    pub fn start_after(&self, byte: usize) -> Option<usize> {
        let at = self.spans.partition_point(|(s, _)| s.start <= byte);
        self.spans.get(at).map(|(s, _)| s.start)
    }

    /// The last start of a span before `byte`.
    #[must_use]
    pub fn start_before(&self, byte: usize) -> Option<usize> {
        let at = self.spans.partition_point(|(s, _)| s.start < byte);
        self.spans.get(at.checked_sub(1)?).map(|(s, _)| s.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_looking_at_all_of_them_finds(
            spans in proptest::collection::vec((0_usize..12, 0_usize..60, 0_usize..30), 0..40),
            start in 0_usize..70,
            length in 0_usize..20,
        ) {
            let spans: Vec<(usize, Span)> =
                spans.into_iter().map(|(n, start, length)| (n, Span::new(start, start + length))).collect();
            let place = Span::new(start, start + length);
            let mut wanted: Vec<usize> = spans
                .iter()
                .filter(|(_, s)| s.start <= place.end && place.start <= s.end)
                .map(|(n, _)| *n)
                .collect();
            wanted.sort_unstable();
            wanted.dedup();
            let starts = || spans.iter().map(|(_, s)| s.start);
            let (after, before) = (starts().filter(|&s| s > start).min(), starts().filter(|&s| s < start).max());
            let reach = Reach::of(spans.clone());
            prop_assert_eq!(reach.touching(place), wanted);
            prop_assert_eq!((reach.start_after(start), reach.start_before(start)), (after, before));
        }
    }
}
