//! Claims about points, lines, planes and spheres of space.

use crate::figure::distinguishes;

claims! {
    "collinear(P: point3, Q: point3, R: point3...)" => collinear: "collinear(A, B, C, D)",
        "points3 A, B\nnumbers s, t\nC = A + s * (B - A)\nD = A + t * (B - A)", "points3 A, B, D\nnumber s\nC = A + s * (B - A)";
    "coplanar(A: point3, B: point3, C: point3, D: point3...)" => coplanar: "coplanar(A, B, C, D, E)",
        "points3 A, B, C\nnumbers s, t\nD = A + s * (B - A) + t * (C - A)\nE = A + t * (B - A) - s * (C - A)",
        "points3 A, B, C, E\nnumbers s, t\nD = A + s * (B - A) + t * (C - A)";
    "coplanar(l: line3, m: line3)" => coplanar_lines: "coplanar(join(A, B), join(C, D))",
        "points3 A, B, D\nnumbers s, t\nX = A + s * (B - A)\nC = X + t * (D - X)", "points3 A, B, C, D";
    // Lines of a plane through one point of a sphere meet it again on a circle.
    "concyclic(A: point3, B: point3, C: point3, D: point3...)" => concyclic: "concyclic(A, B, C, D)",
        "points3 O, A, P, Q\nnumbers r, s, t\nB = again(O, A, P - A + r * (Q - A))\nC = again(O, A, P - A + s * (Q - A))\nD = again(O, A, P - A + t * (Q - A))",
        "points3 O, A, P, Q\nnumbers r, s, t\nB = again(O, A, P - A + r * (Q - A))\nC = again(O, A, P - A + s * (Q - A))\nD = again(O, A, P - O + t * (Q - A))";
    "cospherical(A: point3, B: point3, C: point3, D: point3, E: point3...)" => cospherical: "cospherical(A, B, C, D, E, F)",
        "points3 O, A, P, Q\nu = P - A\nv = Q - A\nB = again(O, A, u)\nC = again(O, A, v)\nD = again(O, A, vp(u, v))\nE = again(O, A, u + vp(u, v))\nF = again(O, A, v - vp(u, v))",
        "points3 O, A, P, Q, F\nu = P - A\nv = Q - A\nB = again(O, A, u)\nC = again(O, A, v)\nD = again(O, A, vp(u, v))\nE = again(O, A, u + vp(u, v))";
    "concurrent(l: line3, m: line3, n: line3...)" => concurrent_lines: "concurrent(join(A, D), join(B, E), join(C, F))",
        "points3 O, A, B, C\nnumbers r, s, t\nD = A + r * (O - A)\nE = B + s * (O - B)\nF = C + t * (O - C)",
        "points3 O, A, B, C, F\nnumbers r, s\nD = A + r * (O - A)\nE = B + s * (O - B)";
    "concurrent(d: plane, e: plane, f: plane, g: plane...)" => concurrent_planes:
        "concurrent(plane_through(O, A - P), plane_through(O, B - P), plane_through(O, C - P), plane_through(Q, D - P))",
        "points3 O, A, B, C, D, P\nQ = O + vp(D - P, A - O)", "points3 O, A, B, C, D, P, Q";
    "coaxal(d: plane, e: plane, f: plane)" => coaxal:
        "coaxal(plane_spanned(O, P - O, A - O), plane_spanned(O, P - O, B - O), plane_spanned(Q, P - O, C - O))",
        "points3 O, P, A, B, C\nQ = P", "points3 O, P, A, B, C, Q";
    "on(P: point3, l: line3)" => on_a_line: "on(P, join(A, B))",
        "points3 A, B\nnumber t\nP = A + t * (B - A)", "points3 A, B, C\nnumber t\nP = C + t * (B - A)";
    "on(P: point3, e: plane)" => on_a_plane: "on(P, plane_spanned(A, B - A, C - A))",
        "points3 A, B, C\nnumbers s, t\nP = A + s * (B - A) + t * (C - A)", "points3 A, B, C, D\nnumber s\nP = D + s * (B - A)";
    "on(P: point3, s: sphere)" => on_a_sphere: "on(P, sphere_about(O, r ^ 2))",
        "points3 O\nnumbers r\nP = O + r / 3 * vector3(1, -2, 2)", "points3 O\nnumber r\nP = O + r / 2 * vector3(1, -2, 2)";
    "on(l: line3, e: plane)" => line_in_a_plane: "on(join(P, Q), plane_spanned(A, B - A, C - A))",
        "points3 A, B, C\nnumbers s, t\nP = A + s * (B - A)\nQ = A + t * (C - A)", "points3 A, B, C, P\nnumbers s, t\nQ = P + s * (B - A) + t * (C - A)";
    "parallel(u: vector3, v: vector3)" => parallel_vectors: "parallel(u, k * v)",
        "numbers a, b, c, k\nu = vector3(a, b, c)\nv = vector3(-a, -b, -c)", "numbers a, b, c, k\nu = vector3(a, b, c)\nv = vector3(a, b, -c)";
    "parallel(l: line3, m: line3)" => parallel_lines: "parallel(join(A, B), join(C, D))",
        "points3 A, B, C\nnumber k\nD = C + k * (B - A)", "points3 A, B, D\nnumber k\nC = A + k * (B - A)";
    "parallel(e: plane, f: plane)" => parallel_planes: "parallel(plane_spanned(A, B - A, C - A), plane_spanned(D, u, v))",
        "points3 A, B, C, D\nnumbers s, t\nu = B - A + s * (C - A)\nv = C - A + t * (B - A)", "points3 A, B, C, D\nu = B - A\nv = D - A";
    "parallel(l: line3, e: plane)" => line_parallel_to_a_plane: "parallel(line_through(D, v), plane_spanned(A, B - A, C - A))",
        "points3 A, B, C, D\nnumbers s, t\nv = s * (B - A) + t * (C - A)", "points3 A, B, C, D\nv = D - A";
    "perpendicular(u: vector3, v: vector3)" => perpendicular_vectors: "perpendicular(u, v)",
        "numbers a, b, c, k\nu = vector3(a, b, c)\nv = vector3(-b, a, 0) + k * vector3(0, -c, b)", "numbers a, b, c, k\nu = vector3(a, b, c)\nv = vector3(b, a, k)";
    "perpendicular(l: line3, m: line3)" => perpendicular_lines: "perpendicular(join(A, B), join(C, D))",
        "points3 A, B, C, P\nD = C + vp(B - A, P - A)", "points3 A, B, C, D";
    "perpendicular(e: plane, f: plane)" => perpendicular_planes: "perpendicular(plane_through(A, u), plane_through(B, v))",
        "points3 A, B, P\nu = B - A\nv = vp(B - A, P - A)", "points3 A, B, P\nu = B - A\nv = P - A";
    "perpendicular(l: line3, e: plane)" => line_perpendicular_to_a_plane: "perpendicular(line_through(P, v), plane_spanned(A, B - A, C - A))",
        "points3 A, B, C, P\nnumber k\nv = k * vp(C - A, B - A)", "points3 A, B, C, P\nv = P - A";
    "coincident(A: point3, B: point3)" => coincident: "coincident(A, B)", "points3 A\nB = A", "points3 A, B";
    "equal(P: point3, Q: point3)" => equal_points: "equal(A, B)", "points3 A, C\nB = C + (A - C)", "points3 A, C\nB = C - (A - C)";
    "equal(l: line3, m: line3)" => equal_lines: "join(A, B) == join(C, D)",
        "points3 A, B\nnumbers s, t\nC = A + s * (B - A)\nD = A + t * (B - A)", "points3 A, B, C\nnumber t\nD = C + t * (B - A)";
    "equal(e: plane, f: plane)" => equal_planes: "plane_spanned(A, B - A, C - A) == plane_spanned(D, u, v)",
        "points3 A, B, C\nnumbers s, t\nD = A + s * (B - A) + t * (C - A)\nu = C - A\nv = B - A + 2 * u", "points3 A, B, C, D\nu = C - A\nv = B - A + 2 * u";
    "equal(s: sphere, t: sphere)" => equal_spheres: "sphere_about(O, r ^ 2) == sphere_through(O, P)",
        "points3 O\nnumbers r\nP = O + r / 3 * vector3(2, 2, 1)", "points3 O, P\nnumbers r";
    "equal_length(A: point3, B: point3, C: point3, D: point3)" => equal_length: "equal_length(A, B, C, D)",
        "points3 A, C\nnumbers a, b, c\nB = A + vector3(a, b, c)\nD = C + vector3(b, -c, a)", "points3 A, C\nnumbers a, b, c\nB = A + vector3(a, b, c)\nD = C + vector3(b, c, b)";
    "equidistant(O: point3, A: point3, B: point3...)" => equidistant: "equidistant(O, A, B, C)",
        "points3 O\nnumbers a, b, c\nA = O + vector3(a, b, c)\nB = O + vector3(-c, a, b)\nC = O + vector3(b, a, -c)", "points3 O, C\nnumbers a, b, c\nA = O + vector3(a, b, c)\nB = O + vector3(-c, a, b)";
    "midpoint_of(M: point3, A: point3, B: point3)" => midpoint_of: "midpoint_of(A, B, C)", "points3 A, B\nC = A + (A - B)", "points3 A, B\nC = A + 2 * (A - B)";
    "congruent(A: point3, B: point3, C: point3, D: point3, E: point3, F: point3)" => congruent: "congruent(A, B, C, D, E, F)",
        "points3 A, B, C, D\nu = B - A\nv = C - A\nE = D + vector3(u.y, -u.z, u.x)\nF = D + vector3(v.y, -v.z, v.x)",
        "points3 A, B, C, D\nu = B - A\nv = C - A\nE = D + vector3(u.y, -u.z, u.x)\nF = D + vector3(v.y, v.z, v.x)";
    // A right corner, and the corner moved along the altitude of the opposite face.
    "orthocentric(A: point3, B: point3, C: point3, D: point3)" => orthocentric: "orthocentric(A, B, C, D)",
        "points3 O, B, P\nnumbers s, t, k\nu = B - O\nv = vp(u, P - O)\nw = vp(u, v)\nC = O + s * v\nD = O + t * w\nA = O + k * vp(C - B, D - B)",
        "points3 A, B, P\nnumbers s, t\nu = B - A\nv = vp(u, P - A)\nC = A + s * v\nD = A + t * v + u";
    "tangent(e: plane, s: sphere)" => plane_touches_sphere: "tangent(plane_through(P, k * (Q - O)), sphere_through(O, P))",
        "points3 O, P\nnumber k\nQ = P", "points3 O, P, Q\nnumber k";
    "tangent(l: line3, s: sphere)" => line_touches_sphere: "tangent(line_through(P, v), sphere_through(O, P))",
        "points3 O, P, Q\nv = vp(P - O, Q - O)", "points3 O, P, Q\nv = Q - P";
    "tangent(s: sphere, t: sphere)" => spheres_touch: "tangent(sphere_through(O, P), sphere_through(W, P))",
        "points3 O, P\nnumber k\nW = O + k * (P - O)", "points3 O, P, W";
    "orthogonal(s: sphere, t: sphere)" => orthogonal: "orthogonal(sphere_through(O, P), sphere_through(W, P))",
        "points3 O, P, Q\nW = P + vp(P - O, Q - O)", "points3 O, P, W";
}

/// Lines each two of which meet need not be concurrent: the sides of a triangle.
#[test]
fn the_sides_of_a_triangle_are_not_concurrent() {
    distinguishes(
        "concurrent(join(A, B), join(P, Q), join(C, A))",
        "points3 A, B, C\nP = A\nnumbers s, t\nQ = A + s * (B - A) + t * (C - A)",
        "points3 A, B, C\nP = B\nQ = C",
    );
}

/// Nor are two names of one line and a line that is skew to it.
#[test]
fn a_line_named_twice_and_a_skew_one_are_not_concurrent() {
    distinguishes(
        "concurrent(join(A, B), join(B, A), join(C, D))",
        "points3 A, B, C\nnumber k\nD = A + k * (B - A)",
        "points3 A, B, C, D",
    );
}

/// Parallels count as concurrent.
#[test]
fn parallels_are_concurrent() {
    distinguishes(
        "concurrent(join(A, B), line_through(C, B - A), line_through(D, v))",
        "points3 A, B, C, D\nnumber k\nv = k * (A - B)",
        "points3 A, B, C, D\nv = D - A",
    );
}

/// Points of a line in space have three cross-products to vanish, and one of them may vanish by itself.
#[test]
fn points_over_one_line_of_a_coordinate_plane_are_not_collinear() {
    distinguishes(
        "collinear(A, B, C)",
        "points3 A, B\nnumber s\nC = A + s * (B - A)",
        "points3 A, B\nnumbers s, t\nC = A + s * (B - A) + vector3(0, 0, t)",
    );
}
