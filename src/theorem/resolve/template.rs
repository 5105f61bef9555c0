//! Templates: sentences with names in braces, such as `"{l} is parallel to {m}"`.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::Text;
use crate::theorem::Slot;
use crate::theorem::dictionary::Segment;

impl Scope<'_> {
    /// The parts of a template; nothing where a name in braces is not one of those that `slot_of` knows, which is reported.
    pub(super) fn template(
        &mut self,
        text: &Text,
        slot_of: impl Fn(&Self, &str) -> Option<Slot>,
    ) -> Option<Vec<Segment>> {
        let mut segments = Vec::new();
        let mut rest = text.value.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                segments.push(Segment::Text(before.to_owned()));
            }
            let named =
                after.split_once('}').and_then(|(name, tail)| Some((slot_of(self, name)?, tail)));
            let Some((slot, tail)) = named else {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::UndefinedName,
                        text.span,
                        "a template names what is known here, or its parameters, in braces",
                    )
                    .hint("write for example `{P}`"),
                );
                return None;
            };
            segments.push(Segment::Parameter(slot));
            rest = tail;
        }
        if !rest.is_empty() {
            segments.push(Segment::Text(rest.to_owned()));
        }
        Some(segments)
    }
}
