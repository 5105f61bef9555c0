//! Source texts, and places in them.

use std::sync::Arc;

/// A range of bytes of one source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A place as people count: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// A text with a name, and where its lines begin.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: Arc<str>,
    /// The byte offset of the first character of each line; at least one entry.
    lines: Vec<usize>,
}

impl Source {
    /// A text and the name that messages call it by, usually its path.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, lines }
    }

    /// The name that messages call it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number, from 1, of the line that holds the byte at `offset`; an offset past the end belongs to the last line.
    #[must_use]
    pub fn line_at(&self, offset: u32) -> usize {
        self.lines.partition_point(|&start| start <= offset as usize)
    }

    /// The bytes of a line, counted from 1, without its line break; nothing for a line that does not exist.
    #[must_use]
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.lines.get(index)) else {
            return self.text.len()..self.text.len();
        };
        let end = self.lines.get(line).map_or(self.text.len(), |&next| next - 1);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }

    /// Line and column of a byte offset. An offset inside a character counts as its first byte.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.boundary(offset);
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = self.lines[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The text of a span; what lies outside the text is left out.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let start = self.boundary(span.start);
        &self.text[start..self.boundary(span.end).max(start)]
    }

    /// The nearest character boundary at or before `offset`.
    fn boundary(&self, offset: u32) -> usize {
        let mut offset = self.text.len().min(offset as usize);
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let source = Source::new("a.thm", "αβ\r\nx = 1\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(2), Position { line: 1, column: 2 });
        assert_eq!(source.position(3), Position { line: 1, column: 2 }, "inside β");
        assert_eq!(source.position(6), Position { line: 2, column: 1 });
        assert_eq!(source.position(999), Position { line: 3, column: 1 });
        assert_eq!(source.slice(Span { start: 2, end: 4 }), "β");
        assert_eq!(source.slice(Span { start: 8, end: 4 }), "");
        assert_eq!(&source.text()[source.line_range(1)], "αβ");
        assert_eq!(&source.text()[source.line_range(2)], "x = 1");
        assert_eq!(source.line_range(4), 12..12);
        assert_eq!(source.line_range(0), 12..12);
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let source = Source::new("", "");
        assert_eq!(
            (source.line_at(0), source.line_range(1), source.line_range(2)),
            (1, 0..0, 0..0)
        );
    }
}
