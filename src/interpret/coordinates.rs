//! What is done coordinate by coordinate, in the plane and in space, and the products of vectors of space.

use super::number::Number;
use super::object::{Object, Pair, Triple};
use super::{Decide, Stop, Walk};
use crate::arith::Arith;

impl<A: Arith, D: Decide<A>> Walk<'_, A, D> {
    /// Applies an operation to a number, or to each coordinate.
    // Out of line, as the next: what it holds would enlarge each level of a walk through expressions.
    #[inline(never)]
    pub(super) fn each(
        &mut self,
        object: &Object<A::Value>,
        mut operation: impl FnMut(&mut Self, &Number<A::Value>) -> Result<Number<A::Value>, Stop>,
    ) -> Result<Object<A::Value>, Stop> {
        Ok(match object {
            Object::Number(number) => Object::Number(operation(self, number)?),
            Object::Pair(pair) => Object::Pair(Pair {
                x: operation(self, &pair.x)?,
                y: operation(self, &pair.y)?,
                tag: None,
            }),
            Object::Triple(triple) => Object::Triple(Triple {
                x: operation(self, &triple.x)?,
                y: operation(self, &triple.y)?,
                z: operation(self, &triple.z)?,
                tag: None,
            }),
            Object::Locus(_) | Object::SpaceLocus(_) => {
                unreachable!("kinds are checked when a theorem is resolved")
            }
        })
    }

    /// Applies an operation to two numbers, or coordinate by coordinate.
    #[inline(never)]
    pub(super) fn both(
        &mut self,
        left: &Object<A::Value>,
        right: &Object<A::Value>,
        operation: fn(
            &mut Self,
            &Number<A::Value>,
            &Number<A::Value>,
        ) -> Result<Number<A::Value>, Stop>,
    ) -> Result<Object<A::Value>, Stop> {
        Ok(match (left, right) {
            (Object::Number(u), Object::Number(w)) => Object::Number(operation(self, u, w)?),
            (Object::Pair(u), Object::Pair(w)) => Object::Pair(Pair {
                x: operation(self, &u.x, &w.x)?,
                y: operation(self, &u.y, &w.y)?,
                tag: None,
            }),
            (Object::Triple(u), Object::Triple(w)) => Object::Triple(Triple {
                x: operation(self, &u.x, &w.x)?,
                y: operation(self, &u.y, &w.y)?,
                z: operation(self, &u.z, &w.z)?,
                tag: None,
            }),
            _ => unreachable!("kinds are checked when a theorem is resolved"),
        })
    }

    /// `u − w`, of points or vectors of space.
    pub(super) fn minus(
        &mut self,
        u: &Triple<A::Value>,
        w: &Triple<A::Value>,
    ) -> Result<Triple<A::Value>, Stop> {
        Ok(Triple {
            x: self.sub(&u.x, &w.x)?,
            y: self.sub(&u.y, &w.y)?,
            z: self.sub(&u.z, &w.z)?,
            tag: None,
        })
    }

    /// `P + s·u`.
    pub(super) fn shifted(
        &mut self,
        point: &Triple<A::Value>,
        direction: &Triple<A::Value>,
        s: &Number<A::Value>,
    ) -> Result<Triple<A::Value>, Stop> {
        let x = self.mul(s, &direction.x)?;
        let y = self.mul(s, &direction.y)?;
        let z = self.mul(s, &direction.z)?;
        Ok(Triple {
            x: self.add(&point.x, &x)?,
            y: self.add(&point.y, &y)?,
            z: self.add(&point.z, &z)?,
            tag: None,
        })
    }

    /// `u·w = u.x w.x + u.y w.y + u.z w.z`.
    pub(super) fn scalar_product(
        &mut self,
        u: &Triple<A::Value>,
        w: &Triple<A::Value>,
    ) -> Result<Number<A::Value>, Stop> {
        let x = self.mul(&u.x, &w.x)?;
        let y = self.mul(&u.y, &w.y)?;
        let z = self.mul(&u.z, &w.z)?;
        let sum = self.add(&x, &y)?;
        self.add(&sum, &z)
    }

    /// `u × w = (u.y w.z − u.z w.y, u.z w.x − u.x w.z, u.x w.y − u.y w.x)`.
    pub(super) fn vector_product(
        &mut self,
        u: &Triple<A::Value>,
        w: &Triple<A::Value>,
    ) -> Result<Triple<A::Value>, Stop> {
        Ok(Triple {
            x: self.determinant(&u.y, &u.z, &w.y, &w.z)?,
            y: self.determinant(&u.z, &u.x, &w.z, &w.x)?,
            z: self.determinant(&u.x, &u.y, &w.x, &w.y)?,
            tag: None,
        })
    }
}
