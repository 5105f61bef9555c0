//! Items: theorems, definitions of words, and `use`.

use super::{Parser, Part};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::ast::{Item, Name, Parameter, Statement, Text, Theorem, Word, WordForm};
use crate::syntax::token::{ITEM_WORDS, Keyword, TokenKind};

const ITEM_HINT: &str = "a file is made of `theorem \"Title\" { … }`, `construction …`, `predicate …` and `use \"other.thm\"`";

impl Parser<'_> {
    /// `item*`, to the end of the file.
    pub(super) fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while self.kind() != TokenKind::End {
            self.part = Part::Head;
            self.recover();
            if !self.eat(TokenKind::Semicolon) {
                items.extend(self.item());
            }
            self.recover();
        }
        items
    }

    fn item(&mut self) -> Option<Item> {
        let token = self.token();
        if token.kind != TokenKind::Name {
            self.stray();
            return None;
        }
        let mut word = self.slice(token.span());
        if !ITEM_WORDS.contains(&word) {
            let Some(meant) = self.misspelt_item(self.at) else {
                self.stray();
                return None;
            };
            let message = format!("`{word}` begins nothing");
            self.report(
                Diagnostic::error(Code::Expected, token.span(), message)
                    .hint(format!("did you mean `{meant}`?")),
            );
            word = meant;
        }
        match word {
            "use" => self.use_file().map(Item::Use),
            "theorem" => self.theorem().map(Item::Theorem),
            "construction" => self.word(WordForm::Construction).map(Item::Word),
            _ => self.word(WordForm::Predicate).map(Item::Word),
        }
    }

    /// Reports what stands outside every item, once, and goes to the next item.
    fn stray(&mut self) {
        let token = self.token();
        let word = if token.kind == TokenKind::Name { self.slice(token.span()) } else { "" };
        let defines = matches!(self.ahead(1).kind, TokenKind::Assign | TokenKind::Comma);
        let diagnostic = if token.kind == TokenKind::CloseBrace {
            Diagnostic::error(Code::Expected, token.span(), "this brace closes nothing")
                .hint("remove it, or add the `{` that it belongs to")
        } else if Keyword::of(word).is_some() || (token.kind == TokenKind::Name && defines) {
            Diagnostic::error(Code::Expected, token.span(), "a statement outside of a theorem")
                .hint("statements stand between the braces of `theorem \"Title\" { … }`")
        } else {
            let message = format!("expected a theorem or a definition, found {}", self.found());
            Diagnostic::error(Code::Expected, token.span(), message).hint(ITEM_HINT)
        };
        if token.kind != TokenKind::Unknown {
            self.report(diagnostic);
        }
        self.at = self.next_item();
    }

    /// `use "file"`
    fn use_file(&mut self) -> Option<Text> {
        self.bump();
        let text = self.string("the name of a file", "write `use \"other.thm\"`")?;
        Some(text)
    }

    /// `theorem "Title" { statement* }`
    fn theorem(&mut self) -> Option<Theorem> {
        let first = self.bump();
        let open = self.kind() == TokenKind::OpenString;
        let title = self.string(
            "the title of the theorem",
            "write `theorem \"Title\" { … }`, with the title in quotes",
        );
        let brace = self.open_brace(open)?;
        let place = Span { start: first.end, end: first.end };
        let title = title.unwrap_or(Text { value: String::new(), span: place });
        self.in_word = false;
        let body = self.body(brace);
        Some(Theorem { title, body, span: self.span_from(first) })
    }

    /// `construction name(parameters): kinds { statement* }`, `predicate name(parameters) { statement* }`
    fn word(&mut self, form: WordForm) -> Option<Word> {
        let docs = self.docs();
        let first = self.bump();
        let name =
            self.name("the name of the word", "write `construction name(P: point): point { … }`");
        let parameters = self.parameters();
        let mut results = Vec::new();
        if form == WordForm::Construction {
            results = self.kinds();
        } else if self.kind() == TokenKind::Colon {
            self.fail(
                Diagnostic::error(Code::Expected, self.token().span(), "a predicate has no result")
                    .hint("write `predicate name(…) { … }`; what computes objects is a `construction`"),
            );
        }
        let brace = self.open_brace(false)?;
        self.in_word = true;
        let body = self.body(brace);
        Some(Word {
            docs,
            form,
            name: name?,
            parameters,
            results,
            body,
            span: self.span_from(first),
        })
    }

    /// The lines of the doc comment right before the current token: the last unbroken run of them.
    fn docs(&self) -> Vec<String> {
        let end = self.docs.partition_point(|doc| doc.before <= self.at);
        let mut start = end;
        while start > 0 && self.docs[start - 1].before == self.at {
            let doc = self.docs[start - 1].span;
            let next = self.docs.get(start).filter(|_| start < end);
            let broken = next.is_some_and(|next| {
                self.text[doc.end as usize..next.span.start as usize]
                    .bytes()
                    .filter(|&byte| byte == b'\n')
                    .count()
                    > 1
            });
            if broken {
                break;
            }
            start -= 1;
        }
        let line = |span: Span| {
            let text = self.slice(span).trim_start_matches("##");
            text.strip_prefix(' ').unwrap_or(text).trim_end().to_owned()
        };
        self.docs[start..end].iter().map(|doc| line(doc.span)).collect()
    }

    /// `(name: kind, …, name: kind...)`
    fn parameters(&mut self) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let open = self.token().span();
        if !self.eat(TokenKind::OpenParen) {
            self.fail(
                self.missing("`(` and the parameters").hint("write `name(P: point, l: line)`"),
            );
            return parameters;
        }
        while self.kind() != TokenKind::CloseParen {
            let Some(parameter) = self.parameter() else { return parameters };
            if let Some(last) = parameters.last().filter(|last| last.rest) {
                let place = last.name.span.to(last.kind.span);
                self.report(
                    Diagnostic::error(
                        Code::Expected,
                        place,
                        "only the last parameter can stand for several arguments",
                    )
                    .hint("remove `...`, or put this parameter last"),
                );
            }
            parameters.push(parameter);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        if !self.eat(TokenKind::CloseParen) {
            self.fail(
                self.missing("`,` or `)`")
                    .also(open, "opened here")
                    .hint("close the list of parameters with `)`"),
            );
        }
        parameters
    }

    fn parameter(&mut self) -> Option<Parameter> {
        const HINT: &str = "a parameter is written `P: point`";
        let name = self.name("a parameter", HINT)?;
        if !self.eat(TokenKind::Colon) {
            self.fail(self.missing(&format!("`:` and the kind of `{}`", name.text)).hint(HINT));
            return None;
        }
        let kind = self.name("a kind", HINT)?;
        let rest = self.eat(TokenKind::Ellipsis);
        Some(Parameter { name, kind, rest })
    }

    /// `: kind, kind`
    fn kinds(&mut self) -> Vec<Name> {
        const HINT: &str = "a construction says what it makes: `construction name(…): point { … }`";
        let mut kinds = Vec::new();
        if !self.eat(TokenKind::Colon) {
            self.fail(self.missing("`:` and the kinds of the results").hint(HINT));
            return kinds;
        }
        while let Some(kind) = self.name("a kind", HINT) {
            kinds.push(kind);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        kinds
    }

    /// `{`: its place; nothing if there is no body to read. A title without its closing quote may have swallowed it.
    fn open_brace(&mut self, swallowed: bool) -> Option<Span> {
        let failed = self.recover();
        let token = self.token();
        if self.eat(TokenKind::OpenBrace) {
            return Some(token.span());
        }
        if failed {
            // A head and a closing brace: the opening one is missing too, but the mistake is known.
            self.eat(TokenKind::CloseBrace);
            return None;
        }
        let gap = Span { start: self.last_end, end: self.last_end };
        if !swallowed {
            let diagnostic = self.missing("`{`").hint("the body stands between `{` and `}`");
            if self.tokens[self.next_brace()].kind == TokenKind::OpenBrace {
                self.fail(diagnostic);
                self.recover();
                let brace = self.token().span();
                return self.eat(TokenKind::OpenBrace).then_some(brace);
            }
            if token.kind != TokenKind::Unknown && !(self.cut && token.kind == TokenKind::End) {
                self.report(diagnostic);
            }
        }
        let nothing = token.kind == TokenKind::End || self.begins_item(self.at);
        (!nothing).then_some(gap)
    }

    /// `statement* }`, behind the opening brace.
    fn body(&mut self, brace: Span) -> Vec<Statement> {
        let mut statements = Vec::new();
        self.part = Part::Statement;
        loop {
            match self.kind() {
                TokenKind::CloseBrace => {
                    self.bump();
                    break;
                }
                TokenKind::Semicolon => {
                    self.bump();
                }
                TokenKind::End => {
                    if !self.cut {
                        self.never_closed(brace);
                    }
                    break;
                }
                TokenKind::Name if self.begins_item(self.at) => {
                    self.never_closed(brace);
                    break;
                }
                _ => statements.extend(self.statement()),
            }
        }
        self.part = Part::Head;
        statements
    }

    fn never_closed(&mut self, brace: Span) {
        let place = Span { start: self.last_end, end: self.last_end };
        self.report(
            Diagnostic::error(Code::MissingBrace, brace, "this brace is never closed")
                .also(place, "`}` expected by here")
                .hint("end the body with `}`"),
        );
    }
}
