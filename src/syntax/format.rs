//! A file in canonical layout, its comments kept.
//!
//! Statements are printed as [`print`] has them, one a line. A comment that stands on lines of its own stays before what
//! it precedes, one at the end of a line stays at the end of its line, under those of the lines before, and one in the middle of a
//! statement moves to the lines before it.
//! One empty line is kept where there were some, except at the ends of a body; theorems and definitions are always set apart.

use super::ast::{Item, Statement, Word};
use super::token::TokenKind;
use super::{lexer, parser, print};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// The text in canonical layout. Formatting it again changes nothing, and reading it gives the same tree, places aside.
///
/// # Errors
/// The mistakes of a text that cannot be read.
pub fn format(text: &str) -> Result<String, Vec<Diagnostic>> {
    let (ast, mut diagnostics) = parser::parse(text);
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut layout = Layout::of(text);
    let mut before = Piece::Nothing;
    for item in &ast.items {
        before = layout.item(item, before);
    }
    layout.comments_until(offset(text.len()), Piece::Nothing, before);
    Ok(layout.out)
}

/// What was written last at the top level, or comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Nothing,
    Comment,
    Use,
    Block,
    /// A definition without documentation.
    Undocumented,
}

/// A comment of the source.
#[derive(Clone, Copy, Debug)]
struct Comment {
    span: Span,
    /// Whether nothing stands before it on its line.
    alone: bool,
    /// Whether it is written with the definition that it documents.
    taken: bool,
}

struct Layout<'t> {
    text: &'t str,
    comments: Vec<Comment>,
    /// The places of the opening braces of the source.
    open_braces: Vec<u32>,
    /// The places of the names before texts, such as `use`.
    names_before_texts: Vec<u32>,
    /// The first comment that has not been written.
    next: usize,
    /// Where the last thing that was written ends in the source.
    end: u32,
    out: String,
    /// Where the comments at the ends of lines begin in what was written, blanks included.
    trailing: Vec<usize>,
}

impl<'t> Layout<'t> {
    fn of(text: &'t str) -> Self {
        let tokens = lexer::lex(text).list;
        let mut comments = Vec::new();
        let mut open_braces = Vec::new();
        let mut names_before_texts = Vec::new();
        let mut name = None;
        let mut end = 0;
        for token in tokens {
            comments_between(text, end, token.start, &mut comments);
            if token.kind == TokenKind::OpenBrace {
                open_braces.push(token.start);
            }
            if token.kind == TokenKind::String {
                names_before_texts.extend(name);
            }
            name = (token.kind == TokenKind::Name).then_some(token.start);
            end = token.end;
        }
        let out = String::with_capacity(text.len());
        Self {
            text,
            comments,
            open_braces,
            names_before_texts,
            next: 0,
            end: 0,
            out,
            trailing: Vec::new(),
        }
    }

    /// Writes an item and the comments before and in it.
    fn item(&mut self, item: &Item, before: Piece) -> Piece {
        let (span, docs) = match item {
            Item::Use(file) => (file.span, 0),
            Item::Theorem(theorem) => (theorem.span, 0),
            Item::Word(word) => (word.span, word.docs.len()),
        };
        let start = self.item_start(item, span);
        let first = self.take_docs(start, docs).unwrap_or(start);
        let own = match item {
            Item::Use(_) => Piece::Use,
            Item::Word(_) if docs == 0 => Piece::Undocumented,
            Item::Word(_) | Item::Theorem(_) => Piece::Block,
        };
        let before = self.comments_until(start, own, before);
        let brace = match item {
            Item::Use(_) => span.end,
            _ => self.brace_after(start),
        };
        let apart = match (before, item) {
            (Piece::Nothing, _) | (Piece::Use, Item::Use(_)) => false,
            (Piece::Use | Piece::Block | Piece::Undocumented, _) => true,
            (Piece::Comment, _) => self.end < first && self.is_apart(first),
        };
        if apart {
            self.out.push('\n');
        }
        self.inner_comments(brace, "");
        match item {
            Item::Use(file) => print::use_line(&mut self.out, file),
            Item::Theorem(theorem) => {
                print::theorem_head(&mut self.out, theorem);
                self.body(&theorem.body, brace, span.end - 1);
            }
            Item::Word(word) => self.word(word, brace),
        }
        self.end = span.end;
        self.end_of_line();
        if own == Piece::Use { Piece::Use } else { Piece::Block }
    }

    fn word(&mut self, word: &Word, brace: u32) {
        print::word_head(&mut self.out, word);
        self.body(&word.body, brace, word.span.end - 1);
    }

    /// Writes what stands between two braces, and the second.
    fn body(&mut self, statements: &[Statement], open: u32, close: u32) {
        const INDENT: &str = "    ";
        const { assert!(INDENT.len() == print::INDENT) };
        self.out.push('{');
        self.end = open + 1;
        self.end_of_line();
        self.trailing.clear();
        let mut at_start = true;
        for statement in statements {
            at_start &= !self.own_lines(statement.span.start, INDENT, at_start);
            if !at_start && self.is_apart(statement.span.start) {
                self.out.push('\n');
            }
            self.inner_comments(statement.span.end, INDENT);
            at_start = false;
            self.out.push_str(INDENT);
            print::statement(&mut self.out, &statement.kind);
            self.end = statement.span.end;
            self.end_of_line();
        }
        self.align();
        self.own_lines(close, INDENT, at_start);
        self.out.push('}');
    }

    /// Puts the comments at the ends of consecutive lines under each other.
    fn align(&mut self) {
        let trailing = std::mem::take(&mut self.trailing);
        let follows = |one: &usize, other: &usize| {
            self.out[*one..*other].bytes().filter(|&byte| byte == b'\n').count() == 1
        };
        let column = |at: usize| {
            let line = self.out[..at].rfind('\n').map_or(0, |end| end + 1);
            self.out[line..at].chars().count()
        };
        let mut blanks: Vec<(usize, usize)> = Vec::new();
        for group in trailing.chunk_by(follows) {
            let columns: Vec<usize> = group.iter().map(|&at| column(at)).collect();
            let widest = columns.iter().copied().max().unwrap_or(0);
            blanks.extend(group.iter().zip(columns).map(|(&at, column)| (at, widest - column)));
        }
        if blanks.iter().all(|&(_, missing)| missing == 0) {
            return;
        }
        let rest = blanks.first().map_or(0, |&(at, _)| at);
        let written = self.out.split_off(rest);
        let mut from = 0;
        for (at, missing) in blanks {
            self.out.push_str(&written[from..at - rest]);
            self.out.extend(std::iter::repeat_n(' ', missing));
            from = at - rest;
        }
        self.out.push_str(&written[from..]);
    }

    /// Writes the comments up to this place, each on a line of its own; whether there are any.
    fn own_lines(&mut self, until: u32, indent: &str, mut at_start: bool) -> bool {
        let first = self.next;
        while let Some(comment) = self.waiting(until) {
            if !at_start && self.is_apart(comment.span.start) {
                self.out.push('\n');
            }
            at_start = false;
            self.line(comment, indent);
        }
        self.next > first
    }

    /// Writes the comments between what was written last and a piece of this sort; what was written last then.
    fn comments_until(&mut self, until: u32, next: Piece, mut before: Piece) -> Piece {
        while let Some(comment) = self.waiting(until) {
            let apart = match before {
                Piece::Nothing => false,
                Piece::Block | Piece::Undocumented => true,
                Piece::Use if next != Piece::Use => true,
                Piece::Comment | Piece::Use => self.is_apart(comment.span.start),
            };
            if apart {
                self.out.push('\n');
            }
            if comment.alone && next != Piece::Undocumented {
                self.line(comment, "");
            } else {
                // Before or behind a stray `;` it documents nothing.
                self.plain_line(comment, "");
                self.end = comment.span.end;
            }
            before = Piece::Comment;
        }
        before
    }

    /// Writes the comments within something that takes one line, before it. They do not become documentation there.
    fn inner_comments(&mut self, until: u32, indent: &str) {
        while let Some(comment) = self.waiting(until) {
            self.plain_line(comment, indent);
        }
    }

    /// Ends a line, with the comment that stands at its end in the source.
    fn end_of_line(&mut self) {
        self.skip_taken();
        if let Some(&comment) = self.comments.get(self.next).filter(|comment| !comment.alone) {
            let between = self.text.get(self.end as usize..comment.span.start as usize);
            let same_line = |c: char| c == ';' || (c.is_whitespace() && c != '\n');
            if between.is_some_and(|between| between.chars().all(same_line)) {
                self.next += 1;
                self.trailing.push(self.out.len());
                self.out.push_str("  ");
                self.out.push_str(self.comment_text(comment));
                self.end = comment.span.end;
            }
        }
        self.out.push('\n');
    }

    /// The next comment, if it begins before this place.
    fn waiting(&mut self, until: u32) -> Option<Comment> {
        self.skip_taken();
        let comment = self.comments.get(self.next).copied();
        let comment = comment.filter(|comment| comment.span.start < until)?;
        self.next += 1;
        Some(comment)
    }

    fn skip_taken(&mut self) {
        while self.comments.get(self.next).is_some_and(|comment| comment.taken) {
            self.next += 1;
        }
    }

    /// A line with a comment that is no documentation.
    fn plain_line(&mut self, comment: Comment, indent: &str) {
        let text = self.comment_text(comment).trim_start_matches('#');
        self.out.push_str(indent);
        self.out.push('#');
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn line(&mut self, comment: Comment, indent: &str) {
        self.out.push_str(indent);
        self.out.push_str(self.comment_text(comment));
        self.out.push('\n');
        self.end = comment.span.end;
    }

    fn comment_text(&self, comment: Comment) -> &'t str {
        let Span { start, end } = comment.span;
        self.text.get(start as usize..end as usize).unwrap_or_default().trim_end()
    }

    /// Whether an empty line stands between what was written last and this place.
    fn is_apart(&self, place: u32) -> bool {
        let between = self.text.get(self.end as usize..place as usize).unwrap_or_default();
        between.bytes().filter(|&byte| byte == b'\n').count() > 1
    }

    /// Takes the comments that document the word which begins at this place, the last ones before it; where the first begins.
    fn take_docs(&mut self, start: u32, count: usize) -> Option<u32> {
        let end = self.comments.partition_point(|comment| comment.span.start < start);
        let mut first = None;
        let mut left = count;
        for index in (self.next..end).rev() {
            let comment = self.comments[index];
            if left > 0 && comment.alone && self.comment_text(comment).starts_with("##") {
                self.comments[index].taken = true;
                first = Some(comment.span.start);
                left -= 1;
            }
        }
        first
    }

    /// Where an item begins: `use` stands before the name of the file.
    fn item_start(&self, item: &Item, span: Span) -> u32 {
        if !matches!(item, Item::Use(_)) {
            return span.start;
        }
        let index = self.names_before_texts.partition_point(|&name| name < span.start);
        let name = index.checked_sub(1).and_then(|index| self.names_before_texts.get(index));
        name.copied().unwrap_or(span.start)
    }

    /// The first brace behind this place.
    fn brace_after(&self, place: u32) -> u32 {
        let index = self.open_braces.partition_point(|&brace| brace < place);
        self.open_braces.get(index).copied().unwrap_or(place)
    }
}

/// The comments in a piece of the source without tokens.
fn comments_between(text: &str, start: u32, end: u32, comments: &mut Vec<Comment>) {
    let gap = text.get(start as usize..end as usize).unwrap_or_default();
    let mut alone = start == 0;
    let mut at = start as usize;
    for line in gap.split_inclusive('\n') {
        if let Some(mark) = line.find('#') {
            let end = at + line.trim_end_matches(['\n', '\r']).len();
            comments.push(Comment {
                span: Span { start: offset(at + mark), end: offset(end) },
                alone,
                taken: false,
            });
        }
        alone = true;
        at += line.len();
    }
}

/// How far into a file a byte is; files are short enough.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
