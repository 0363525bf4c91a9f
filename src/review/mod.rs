//! Several layers side by side: alignment, agreement, verdicts.
