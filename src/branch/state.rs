//! Coherent states: the values of all nodes modulo a prime, so that the point over `F_p` is the reduction of the point `(x1, σ)`.
//!
//! Let `K = ℚ(s_1, …)` be the field of the point, and R the ring of its p-integral elements that the program computes. A state is
//! coherent if it is `φ(x1, σ)` for a ring homomorphism `φ: R → F_p`. It stays so by induction over the roots: at a root that is
//! independent of those before it either square root of the radicand extends `φ`, because `R[s]/(s² − γ)` is étale (p is odd and `γ` a
//! unit) and a domain; at a dependent root `s = h` only `φ(h)` does.

use crate::branch::cone::Cone;
use crate::branch::figure::Point;
use crate::branch::number_field::Element;
use crate::field::Field as _;
use crate::field::montgomery::{PrimeField, Residue};
use crate::slp::Node;

/// What is known of a square root at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Its radicand is not a square in the field of the roots before it.
    Independent,
    /// It equals this element of the field of the roots before it.
    Dependent(Element),
}

/// A coherent state, complete up to some node.
#[derive(Clone, Debug)]
pub struct State {
    /// The field with p elements.
    pub field: PrimeField,
    parameters: Vec<Residue>,
    values: Vec<Residue>,
    /// The position in the cone of the next node.
    next: usize,
}

/// Where a state cannot go on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// At a root whose status is not known; its radicand is this nonzero residue.
    Unknown {
        /// The number of the root.
        root: usize,
        /// The radicand.
        square: Residue,
    },
    /// At an independent root whose radicand is not a square.
    Nonresidue {
        /// The number of the root.
        root: usize,
    },
    /// A divisor, radicand or denominator vanishes modulo p.
    Degenerate,
    /// At the end.
    Complete,
}

impl State {
    /// The state of no nodes at this point.
    #[must_use]
    pub fn new(cone: &Cone<'_>, point: &Point, field: PrimeField) -> Self {
        Self {
            field,
            parameters: point.residues(&field),
            values: vec![field.zero(); cone.slp.nodes.len()],
            next: 0,
        }
    }

    /// The values of the nodes so far; those outside the cone are zero.
    #[must_use]
    pub fn values(&self) -> &[Residue] {
        &self.values
    }

    /// The image of an element of the number field of the roots that have values.
    #[must_use]
    pub fn reduce(&self, element: &Element, cone: &Cone<'_>) -> Option<Residue> {
        element.reduce(&self.field, &|j| self.values[cone.slp.roots[j].index()])
    }

    /// Gives the root at which the state halts its value, and passes it.
    pub fn pass(&mut self, cone: &Cone<'_>, root: usize, value: Residue) {
        self.values[cone.slp.roots[root].index()] = value;
        self.next += 1;
    }

    /// Computes values until the state halts. The value of an independent root is either square root of its radicand.
    pub fn advance(&mut self, cone: &Cone<'_>, statuses: &[Option<Status>]) -> Halt {
        match self.try_advance(cone, statuses) {
            Ok(halt) => halt,
            Err(Degenerate) => Halt::Degenerate,
        }
    }

    fn try_advance(
        &mut self,
        cone: &Cone<'_>,
        statuses: &[Option<Status>],
    ) -> Result<Halt, Degenerate> {
        let slp = cone.slp;
        while let Some(&id) = cone.nodes.get(self.next) {
            let field = &self.field;
            let values = &self.values;
            let value = match slp.nodes[id.index()] {
                Node::Constant(position) => {
                    field.reduce(&slp.constants[position as usize]).ok_or(Degenerate)?
                }
                Node::Parameter(position) => self.parameters[position as usize],
                Node::Add(u, w) => field.add(&values[u.index()], &values[w.index()]),
                Node::Sub(u, w) => field.sub(&values[u.index()], &values[w.index()]),
                Node::Mul(u, w) => field.mul(&values[u.index()], &values[w.index()]),
                Node::Div(u, w) => {
                    let inverse = field.invert(&values[w.index()]).ok_or(Degenerate)?;
                    field.mul(&values[u.index()], &inverse)
                }
                Node::Sqrt { radicand, root } => {
                    let (square, root) = (values[radicand.index()], root as usize);
                    if field.is_zero(&square) {
                        return Err(Degenerate);
                    }
                    match &statuses[root] {
                        None => return Ok(Halt::Unknown { root, square }),
                        Some(Status::Dependent(h)) => self.reduce(h, cone).ok_or(Degenerate)?,
                        Some(Status::Independent) => match field.sqrt(square) {
                            Some(value) => value,
                            None => return Ok(Halt::Nonresidue { root }),
                        },
                    }
                }
            };
            self.values[id.index()] = value;
            self.next += 1;
        }
        Ok(Halt::Complete)
    }
}

/// A denominator vanishes.
struct Degenerate;
