//! Tokens: the atoms of the theorem language.

use crate::source::Span;

/// A token: its kind, its place, and whether a line break stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// The first byte.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// What it is.
    pub(super) kind: TokenKind,
    /// Whether it is the first of its line.
    pub(super) fresh: bool,
}

impl Token {
    /// Its place.
    pub(super) fn span(self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// A line `## …` before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doc {
    /// Its place, marks included, line break excluded.
    pub(super) span: Span,
    /// The index of the token that follows.
    pub(super) before: usize,
}

/// The kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// An identifier; keywords are identifiers that stand in certain places.
    Name,
    /// An integer or a decimal.
    Number,
    /// A literal with a mistake that has been reported.
    BadNumber,
    /// `"…"`.
    String,
    /// A string without its closing quote; reported.
    OpenString,
    /// Characters that the language does not use; reported.
    Unknown,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// `.`
    Dot,
    /// `...` or `…`
    Ellipsis,
    /// `=`
    Assign,
    /// `==`
    Equal,
    /// `!=` or `≠`
    NotEqual,
    /// `<`
    Less,
    /// `<=` or `≤`
    LessEqual,
    /// `>`
    Greater,
    /// `>=` or `≥`
    GreaterEqual,
    /// `+`
    Plus,
    /// `-` or `−`
    Minus,
    /// `*`, `·` or `×`
    Star,
    /// `/`
    Slash,
    /// `^`
    Caret,
    /// The end of the file.
    End,
}

impl TokenKind {
    /// Whether an operand can begin with it.
    pub(super) fn begins_operand(self) -> bool {
        matches!(self, Self::Name | Self::Number | Self::BadNumber | Self::OpenParen | Self::Minus)
    }
}

/// A keyword that begins a statement, unless what follows shows that it is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyword {
    /// `point`, `points`
    Point,
    /// `point3`, `points3`
    Point3,
    /// `number`, `numbers`
    Number,
    /// `require`
    Require,
    /// `assume`
    Assume,
    /// `choose`
    Choose,
    /// `show`
    Show,
    /// `expect`
    Expect,
    /// `source`
    Source,
    /// `title`
    Title,
    /// `tags`
    Tags,
    /// `reads`
    Reads,
}

/// The spellings of the keywords that begin a statement.
pub(super) const STATEMENT_WORDS: [&str; 15] = [
    "point", "points", "point3", "points3", "number", "numbers", "require", "assume", "choose",
    "show", "expect", "source", "title", "tags", "reads",
];

/// The spellings of the keywords that begin an item.
pub(super) const ITEM_WORDS: [&str; 4] = ["theorem", "construction", "predicate", "use"];

impl Keyword {
    /// The keyword that a word spells.
    pub(super) fn of(word: &str) -> Option<Self> {
        Some(match word {
            "point" | "points" => Self::Point,
            "point3" | "points3" => Self::Point3,
            "number" | "numbers" => Self::Number,
            "require" => Self::Require,
            "assume" => Self::Assume,
            "choose" => Self::Choose,
            "show" => Self::Show,
            "expect" => Self::Expect,
            "source" => Self::Source,
            "title" => Self::Title,
            "tags" => Self::Tags,
            "reads" => Self::Reads,
            _ => return None,
        })
    }

    /// Whether a condition follows: such a word is a keyword before `(` and `-` too.
    pub(super) fn takes_condition(self) -> bool {
        matches!(self, Self::Require | Self::Assume | Self::Choose | Self::Show)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_keywords_is_the_match() {
        assert!(STATEMENT_WORDS.iter().all(|word| Keyword::of(word).is_some()));
        assert!(ITEM_WORDS.iter().all(|word| Keyword::of(word).is_none()));
        assert_eq!(size_of::<Token>(), 12);
    }
}
