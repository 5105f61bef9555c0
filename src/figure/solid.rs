//! What claims about space look like: on paper neither lengths nor angles are the true ones, so that less can be shown than in the plane.

use super::inventory::Inventory;
use super::shape::Shape;
use crate::theorem::Expr;
use crate::theorem::dictionary::Dictionary;
use crate::theorem::kind::Kind;

impl Inventory {
    /// The shape of what a predicate of this name says of objects in space.
    pub(super) fn claim_in_space(
        &mut self,
        name: &str,
        arguments: &[Expr],
        dictionary: &Dictionary,
    ) -> Shape {
        let of_points = arguments.iter().all(|argument| argument.kind.is_point3());
        match (name, arguments) {
            ("collinear", [a, b, c]) => Shape::Collinear(self.places([a, b, c], dictionary)),
            ("concurrent", [l, m, n]) => Shape::Concurrent(self.places([l, m, n], dictionary)),
            ("equal_length", [a, b, c, d]) => {
                Shape::EqualLength(self.places([a, b, c, d], dictionary))
            }
            ("midpoint_of", [m, a, b]) => Shape::Midpoint(self.places([m, a, b], dictionary)),
            ("on", [p, line]) if line.kind == Kind::Line3 => {
                let [p, line] = self.places([p, line], dictionary);
                Shape::OnLine(p, line)
            }
            ("equal", [p, q]) if of_points => Shape::Coincident(self.places([p, q], dictionary)),
            ("congruent", [a, b, c, d, e, f]) => {
                Shape::Similar(self.places([a, b, c, d, e, f], dictionary))
            }
            ("coplanar" | "concyclic" | "cospherical" | "orthocentric", points)
                if of_points && points.len() >= 4 =>
            {
                self.edges(points, dictionary);
                Shape::Segments([Vec::new(), Vec::new()])
            }
            // The two objects themselves, as far as paper holds them.
            (_, [one, other]) => Shape::SameLocus(self.places([one, other], dictionary)),
            (_, points) if of_points && points.len() % 2 == 0 => self.pairs(points, dictionary),
            _ => Shape::Segments([Vec::new(), Vec::new()]),
        }
    }
}
