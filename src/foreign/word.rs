//! Words of a foreign text, with their places.

use crate::source::Span;

/// A word and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word.
    pub(super) text: &'t str,
    /// Its place.
    pub(super) span: Span,
}

/// A part of a text that knows where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Part<'t> {
    /// A whole text.
    pub(super) fn whole(text: &'t str) -> Self {
        Self { text, start: 0 }
    }

    /// The text of the part.
    pub(super) fn text(self) -> &'t str {
        self.text
    }

    /// The place, without blanks at either end.
    pub(super) fn span(self) -> Span {
        let trimmed = self.text.trim_start();
        let start = self.start + self.text.len() - trimmed.len();
        span(start, start + trimmed.trim_end().len())
    }

    /// Whether there is nothing but blanks.
    pub(super) fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    /// The parts between separators.
    pub(super) fn split(self, separator: impl Fn(char) -> bool) -> Vec<Part<'t>> {
        let mut parts = Vec::new();
        let mut begin = 0;
        for (at, c) in self.text.char_indices().filter(|&(_, c)| separator(c)) {
            parts.push(self.slice(begin, at));
            begin = at + c.len_utf8();
        }
        parts.push(self.slice(begin, self.text.len()));
        parts
    }

    /// What stands before the first separator and what after it, if there is one.
    pub(super) fn split_once(self, separator: char) -> Option<(Part<'t>, Part<'t>)> {
        let at = self.text.find(separator)?;
        Some((self.slice(0, at), self.slice(at + separator.len_utf8(), self.text.len())))
    }

    /// The words between blanks.
    pub(super) fn words(self) -> Vec<Word<'t>> {
        let parts = self.split(char::is_whitespace).into_iter().filter(|part| !part.is_blank());
        parts.map(|part| Word { text: part.text, span: part.span() }).collect()
    }

    fn slice(self, from: usize, to: usize) -> Part<'t> {
        Self { text: &self.text[from..to], start: self.start + from }
    }
}

/// A span of bytes; files are small enough.
pub(super) fn span(start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { start: offset(start), end: offset(end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_places() {
        let whole = Part::whole("a = β c ;\td");
        let (left, right) = whole.split_once('=').unwrap();
        assert_eq!(left.words(), [Word { text: "a", span: span(0, 1) }]);
        let clauses = right.split(|c| c == ';');
        assert_eq!(clauses[0].span(), span(4, 8));
        assert_eq!(clauses[0].words()[1], Word { text: "c", span: span(7, 8) });
        assert_eq!(clauses[1].words(), [Word { text: "d", span: span(11, 12) }]);
        assert!(Part::whole(" \t\r").is_blank());
    }
}
