//! Text into tokens, byte by byte. It never fails: what is no token becomes an unknown one, with a diagnostic.

use super::token::{Doc, Token, TokenKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::Span;

/// The tokens of a text.
pub(super) struct Tokens {
    /// The tokens; the last is the only [`TokenKind::End`].
    pub(super) list: Vec<Token>,
    /// The doc comments that stand alone on their lines.
    pub(super) docs: Vec<Doc>,
    /// The mistakes.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether the text has more tokens than the limit, and the rest was left out.
    pub(super) cut: bool,
}

/// Splits a text of at most [`limits::FILE_BYTES`] bytes into tokens.
pub(super) fn lex(text: &str) -> Tokens {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
        fresh: true,
        tokens: Vec::with_capacity((text.len() / 4).min(limits::TOKENS) + 1),
        docs: Vec::new(),
        diagnostics: Vec::new(),
    };
    let cut = lexer.run();
    Tokens { list: lexer.tokens, docs: lexer.docs, diagnostics: lexer.diagnostics, cut }
}

/// Whether a name may go on with the character. Superscripts are numeric to Unicode, but `x²` is meant as a power.
fn continues_name(c: char) -> bool {
    (c.is_alphanumeric() && !matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹'))
        || matches!(c, '_' | '\'' | '’' | '′' | '″')
}

/// Whether a character shows nothing and does something: controls, and those that change the direction of writing. A tabulator is a
/// blank.
fn is_hidden(c: char) -> bool {
    c.is_control() && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// How far into a file a byte is; files are short enough.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The place between two bytes.
fn span(start: usize, end: usize) -> Span {
    Span { start: offset(start), end: offset(end) }
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// The next byte to read; always at a character boundary between tokens.
    at: usize,
    /// Whether only blanks and comments stand between the start of the line and `at`.
    fresh: bool,
    tokens: Vec<Token>,
    docs: Vec<Doc>,
    diagnostics: Vec<Diagnostic>,
}

impl Lexer<'_> {
    /// Reads everything; true when the limit stopped it.
    fn run(&mut self) -> bool {
        let mut cut = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => self.at += 1,
                b'\n' => {
                    self.at += 1;
                    self.fresh = true;
                }
                b'#' => self.comment(),
                _ if self.tokens.len() >= limits::TOKENS => {
                    let message = format!("the file has more than {} tokens", limits::TOKENS);
                    let hint = "split the file; the rest of it was not read";
                    self.report(
                        Diagnostic::error(Code::TooManyTokens, span(self.at, self.at), message)
                            .hint(hint),
                    );
                    cut = true;
                    break;
                }
                _ => self.token(byte),
            }
        }
        let end = if cut { self.at } else { self.bytes.len() };
        self.push(TokenKind::End, end, end);
        cut
    }

    fn push(&mut self, kind: TokenKind, start: usize, end: usize) {
        self.tokens.push(Token { start: offset(start), end: offset(end), kind, fresh: self.fresh });
        self.fresh = false;
        self.at = end;
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < limits::MISTAKES {
            self.diagnostics.push(diagnostic);
        }
    }

    /// The byte `ahead` of the current one; zero past the end.
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// The character at a byte offset; zero past the end.
    fn character(&self, at: usize) -> char {
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0')
    }

    fn comment(&mut self) {
        let start = self.at;
        let length = self.bytes[start..].iter().position(|&byte| byte == b'\n');
        self.at = length.map_or(self.bytes.len(), |length| start + length);
        if self.fresh && self.bytes.get(start + 1) == Some(&b'#') {
            self.docs.push(Doc { span: span(start, self.at), before: self.tokens.len() });
        }
    }

    fn token(&mut self, byte: u8) {
        let (kind, length) = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => return self.name(),
            b'0'..=b'9' => return self.number(),
            b'"' => return self.string(),
            b'(' => (TokenKind::OpenParen, 1),
            b')' => (TokenKind::CloseParen, 1),
            b'{' => (TokenKind::OpenBrace, 1),
            b'}' => (TokenKind::CloseBrace, 1),
            b',' => (TokenKind::Comma, 1),
            b':' => (TokenKind::Colon, 1),
            b';' => (TokenKind::Semicolon, 1),
            b'+' => (TokenKind::Plus, 1),
            b'-' => (TokenKind::Minus, 1),
            b'*' => (TokenKind::Star, 1),
            b'/' => (TokenKind::Slash, 1),
            b'^' => (TokenKind::Caret, 1),
            b'.' if self.peek(1) == b'.' && self.peek(2) == b'.' => (TokenKind::Ellipsis, 3),
            b'.' => (TokenKind::Dot, 1),
            b'=' if self.peek(1) == b'=' => (TokenKind::Equal, 2),
            b'=' => (TokenKind::Assign, 1),
            b'<' if self.peek(1) == b'=' => (TokenKind::LessEqual, 2),
            b'<' => (TokenKind::Less, 1),
            b'>' if self.peek(1) == b'=' => (TokenKind::GreaterEqual, 2),
            b'>' => (TokenKind::Greater, 1),
            b'!' if self.peek(1) == b'=' => (TokenKind::NotEqual, 2),
            _ => return self.symbol(),
        };
        self.push(kind, self.at, self.at + length);
    }

    /// A token that begins with a character beyond ASCII, or with no character of the language.
    fn symbol(&mut self) {
        let c = self.character(self.at);
        let kind = match c {
            '…' => TokenKind::Ellipsis,
            '≠' => TokenKind::NotEqual,
            '≤' => TokenKind::LessEqual,
            '≥' => TokenKind::GreaterEqual,
            '·' | '⋅' | '×' => TokenKind::Star,
            '−' => TokenKind::Minus,
            '“' | '”' | '„' => return self.typographic_string(),
            _ if c.is_alphabetic() => return self.name(),
            _ if c.is_whitespace() => {
                self.at += c.len_utf8();
                return;
            }
            _ => return self.unknown(c),
        };
        self.push(kind, self.at, self.at + c.len_utf8());
    }

    fn name(&mut self) {
        let start = self.at;
        let mut at = start;
        while let Some(&byte) = self.bytes.get(at) {
            if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'\'' {
                at += 1;
            } else if byte >= 0x80 && continues_name(self.character(at)) {
                at += self.character(at).len_utf8();
            } else {
                break;
            }
        }
        // A double prime is written as two primes in canonical form, which must be readable too.
        let length = |name: &str| name.chars().map(|c| 1 + usize::from(c == '″')).sum::<usize>();
        if at - start > limits::NAME_LENGTH && length(&self.text[start..at]) > limits::NAME_LENGTH {
            let message = format!("a name of more than {} characters", limits::NAME_LENGTH);
            self.report(
                Diagnostic::error(Code::NameTooLong, span(start, at), message)
                    .hint("choose a shorter name"),
            );
        }
        self.push(TokenKind::Name, start, at);
    }

    fn number(&mut self) {
        let start = self.at;
        let digits = |from: usize| {
            self.bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count()
        };
        let mut count = digits(start);
        let mut end = start + count;
        if self.bytes.get(end) == Some(&b'.')
            && self.bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        {
            let decimals = digits(end + 1);
            count += decimals;
            end += 1 + decimals;
        }
        let mut kind = TokenKind::Number;
        if count > limits::LITERAL_DIGITS {
            kind = TokenKind::BadNumber;
            let message = format!("a number of {count} digits");
            self.report(
                Diagnostic::error(Code::NumberTooLong, span(start, end), message)
                    .hint(format!("a literal has at most {} digits", limits::LITERAL_DIGITS)),
            );
        }
        self.push(kind, start, end);
    }

    /// A string from one quote to the other. What would lay hands on a terminal, or change the order of what is read there, is no text.
    fn end_string(&mut self, start: usize, end: usize) {
        let text = &self.text[start..end];
        if let Some((at, c)) = text.char_indices().find(|(_, c)| is_hidden(*c)) {
            let at = start + at;
            self.report(
                Diagnostic::error(
                    Code::UnexpectedCharacter,
                    span(at, at + c.len_utf8()),
                    format!("a control character, {}, in a string", c.escape_unicode()),
                )
                .hint("leave it out"),
            );
        } else if text.chars().count() > limits::STRING_LENGTH + 2 {
            let message = format!("a string of more than {} characters", limits::STRING_LENGTH);
            self.report(
                Diagnostic::error(Code::StringTooLong, span(start, end), message)
                    .hint("say it in fewer words, or in a comment"),
            );
        }
        self.push(TokenKind::String, start, end);
    }

    fn string(&mut self) {
        let start = self.at;
        let mut at = start + 1;
        loop {
            match self.bytes.get(at) {
                Some(b'"') => return self.end_string(start, at + 1),
                Some(b'\\') => {
                    let escaped = self.character(at + 1);
                    if matches!(escaped, '"' | '\\') {
                        at += 2;
                        continue;
                    }
                    let end = if matches!(escaped, '\0' | '\r' | '\n') {
                        at + 1
                    } else {
                        at + 1 + escaped.len_utf8()
                    };
                    self.report(
                        Diagnostic::error(Code::BadEscape, span(at, end), "an unknown escape in a string")
                            .hint("write `\\\\` for a backslash and `\\\"` for a quote; there are no other escapes"),
                    );
                    at = end;
                }
                None | Some(b'\n' | b'\r') => break,
                Some(_) => at += 1,
            }
        }
        let end = start + self.text[start..at].trim_end().len();
        self.report(
            Diagnostic::error(
                Code::UnterminatedString,
                span(start, end),
                "this text has no closing quote",
            )
            .label("it begins here")
            .hint("close it with `\"` on the same line"),
        );
        self.push(TokenKind::OpenString, start, end);
    }

    /// A string in the quotes of a word processor: one mistake, not a soup of them.
    fn typographic_string(&mut self) {
        let start = self.at;
        let quote = self.character(start).len_utf8();
        let line = self.text[start + quote..].lines().next().unwrap_or_default();
        let length = line
            .find(['”', '“', '"'])
            .map_or(line.len(), |at| at + line[at..].chars().next().map_or(0, char::len_utf8));
        self.report(
            Diagnostic::error(
                Code::UnexpectedCharacter,
                span(start, start + quote),
                "typographic quotes",
            )
            .hint("text stands between straight quotes: \"…\""),
        );
        self.push(TokenKind::OpenString, start, start + quote + length);
    }

    fn unknown(&mut self, first: char) {
        let start = self.at;
        let mut rest = self.text[start..].char_indices().skip(1);
        let end = rest
            .find(|&(_, c)| !is_foreign(c))
            .map_or(self.bytes.len(), |(length, _)| start + length);
        let described = if first.is_control() || (!first.is_ascii() && unprintable(first)) {
            format!("U+{:04X}", u32::from(first))
        } else {
            format!("`{first}`")
        };
        let message = format!("{described} is not a character of the language");
        self.report(
            Diagnostic::error(Code::UnexpectedCharacter, span(start, end), message)
                .hint(instead_of(first)),
        );
        self.push(TokenKind::Unknown, start, end);
    }
}

/// Whether a character belongs to a run of unknown ones, which is one mistake.
fn is_foreign(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_alphanumeric()
        || (c.is_ascii_graphic() && !"$%&?@[\\]`|~".contains(c))
        || "…≠≤≥·⋅×−“”„".contains(c))
}

/// Whether a character leaves no mark of its own: format, private and unassigned ones that come with pasted text.
fn unprintable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{10ffff}')
}

/// What to write instead.
fn instead_of(c: char) -> &'static str {
    match c {
        '√' => "write `sqrt(…)`",
        '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' => "write a power with `^`, as in `x^2`",
        '!' | '¬' | '~' => "write `!=` for unequal, and `not` before a condition",
        '&' | '∧' => "write one statement for each condition",
        '|' => {
            "write a length as `length(A, B)`, the absolute value of a number as `sqrt(x^2)`; a condition cannot be a choice of two"
        }
        '∨' => "a condition cannot be a choice of two",
        '∠' | '°' => {
            "an angle is no number here: write `equal_angle(…)`, `right_angle(…)` or `line_at_angle(…)`"
        }
        '∩' => "write `intersection(…)`, or `point X on …, …`",
        '△' => "a triangle is given by its vertices",
        '∼' => "write `similar(…)`",
        '∈' => "write `point P on …`, or `on(P, …)`",
        '∥' => "write `parallel(…)`",
        '⊥' | '⟂' => "write `perpendicular(…)`",
        '÷' => "write `/`",
        '[' | ']' => "write parentheses, `(` and `)`",
        '%' | '\\' => "a comment begins with `#`",
        _ => "remove it",
    }
}
