//! Lines, planes, spheres and points of space.

laws! {
    "dot(u: vector3, v: vector3): number" => dot:
        "numbers a, b, c, d, e, f\nx = dot(vector3(a, b, c), vector3(d, e, f))",
        ["x == a * d + b * e + c * f"];
    "cross(u: vector3, v: vector3): vector3" => cross:
        "numbers a, b, c, d, e, f\nw = cross(vector3(a, b, c), vector3(d, e, f))",
        ["w == vector3(b * f - c * e, c * d - a * f, a * e - b * d)", "cross(vector3(1, 0, 0), vector3(0, 1, 0)) == vector3(0, 0, 1)"];
    "triple_product(u: vector3, v: vector3, w: vector3): number" => triple_product:
        "numbers a, b, c, d, e, f, g, h, i\nx = triple_product(vector3(a, b, c), vector3(d, e, f), vector3(g, h, i))",
        ["x == a * e * i + b * f * g + c * d * h - c * e * g - a * f * h - b * d * i"];
    "squared_norm(v: vector3): number" => squared_norm:
        "numbers a, b, c\nx = squared_norm(vector3(a, b, c))",
        ["x == a ^ 2 + b ^ 2 + c ^ 2"];
    "squared_length(A: point3, B: point3): number" => squared_length:
        "points3 A, B\nx = squared_length(A, B)",
        ["x == (A.x - B.x) ^ 2 + (A.y - B.y) ^ 2 + (A.z - B.z) ^ 2"];
    "length(A: point3, B: point3): number" => length:
        "points3 A, B\nx = length(A, B)\ny = length(B, A)",
        ["x ^ 2 == sq(A, B)", "x == y"];
    // The formula of Heron.
    "squared_area(A: point3, B: point3, C: point3): number" => squared_area:
        "points3 A, B, C\nx = squared_area(A, B, C)",
        ["16 * x == 4 * sq(A, B) * sq(B, C) - (sq(A, B) + sq(B, C) - sq(C, A)) ^ 2"];
    "area(A: point3, B: point3, C: point3): number" => area:
        "points3 A, B, C\nx = area(A, B, C)",
        ["16 * x ^ 2 == 4 * sq(A, B) * sq(B, C) - (sq(A, B) + sq(B, C) - sq(C, A)) ^ 2"];
    // A right corner along the axes, and one edge slanted.
    "volume(A: point3, B: point3, C: point3, D: point3): number" => volume:
        "points3 A\nnumbers a, b, c, s, t\nx = volume(A, A + vector3(a, 0, 0), A + vector3(0, b, 0), A + vector3(s, t, c))",
        ["6 * x == a * b * c"];
    "signed_ratio(A: point3, B: point3, C: point3, D: point3): number" => signed_ratio:
        "points3 A, C, P, Q\nnumbers r, s\nu = Q - P\nx = signed_ratio(A, A + r * u, C, C + s * u)",
        ["x * s == r"];
    "angle_cosine(A: point3, B: point3, C: point3): number" => angle_cosine:
        "points3 A, B, C\nx = angle_cosine(A, B, C)",
        ["x * sqrt(sq(A, B)) * sqrt(sq(B, C)) == dt(A - B, C - B)"];
    "value_at(P: point3, e: plane): number" => value_at:
        "points3 P\nnumbers a, b, c, d\nx = value_at(P, plane_equation(a, b, c, d))",
        ["x == a * P.x + b * P.y + c * P.z + d"];
    "signed_distance(P: point3, e: plane): number" => signed_distance:
        "points3 P\nnumbers a, b, c, d\nx = signed_distance(P, plane_equation(a, b, c, d))",
        ["x * sqrt(a ^ 2 + b ^ 2 + c ^ 2) == a * P.x + b * P.y + c * P.z + d"];
    "squared_distance(P: point3, e: plane): number" => squared_distance_from_a_plane:
        "points3 P\nnumbers a, b, c, d\nx = squared_distance(P, plane_equation(a, b, c, d))",
        ["x * (a ^ 2 + b ^ 2 + c ^ 2) == (a * P.x + b * P.y + c * P.z + d) ^ 2"];
    "squared_distance(P: point3, l: line3): number" => squared_distance_from_a_line:
        "points3 A, B, W\nnumber t\nu = B - A\nv = vp(u, W - A)\nx = squared_distance(A + t * u + v, join(A, B))",
        ["x == dt(v, v)"];
    "squared_distance(l: line3, m: line3): number" => squared_distance_of_lines:
        "points3 A, B, C\nnumbers s, t, k\nu = B - A\nv = C - A\nn = k * vp(u, v)\nx = squared_distance(join(A, B), line_through(A + s * u + t * v + n, v))",
        ["x == dt(n, n)"];
    "power(P: point3, s: sphere): number" => power:
        "points3 P, O\nnumber r\nx = power(P, sphere_about(O, r))",
        ["x == sq(P, O) - r"];
    "radius(s: sphere): number" => radius:
        "points3 O\nnumber r\nx = radius(sphere_about(O, r))",
        ["x ^ 2 == r"];
    "line(A: point3, B: point3): line3" => line:
        "points3 A, B\nl = line(A, B)",
        ["vp(l.direction, B - A) == vector3(0, 0, 0)", "vp(A - l.point, B - A) == vector3(0, 0, 0)", "dt(l.direction, B - A) == sq(A, B)"];
    "direction(l: line3): vector3" => direction:
        "points3 A, B\nv = direction(line_through(A, B - A))",
        ["v == B - A"];
    "parallel_through(P: point3, l: line3): line3" => parallel_line:
        "points3 P, A, B\nm = parallel_through(P, join(A, B))",
        ["vp(m.direction, B - A) == vector3(0, 0, 0)", "vp(m.direction, P - m.point) == vector3(0, 0, 0)"];
    "perpendicular_through(P: point3, e: plane): line3" => perpendicular_to_a_plane:
        "points3 P\nnumbers a, b, c, d\nl = perpendicular_through(P, plane_equation(a, b, c, d))",
        ["vp(l.direction, vector3(a, b, c)) == vector3(0, 0, 0)", "vp(l.direction, P - l.point) == vector3(0, 0, 0)"];
    "perpendicular_through(P: point3, l: line3): line3" => perpendicular_to_a_line:
        "points3 P, A, B\nh = perpendicular_through(P, join(A, B))\nu = h.direction",
        ["dt(u, B - A) == 0", "vp(u, P - h.point) == vector3(0, 0, 0)", "tp(u, B - A, A - P) == 0"];
    "common_perpendicular(l: line3, m: line3): line3" => common_perpendicular:
        "points3 A, B, C, D\nh = common_perpendicular(join(A, B), join(C, D))\nu = h.direction",
        ["dt(u, B - A) == 0", "dt(u, D - C) == 0", "tp(A - h.point, B - A, u) == 0", "tp(C - h.point, D - C, u) == 0"];
    "intersection(e: plane, f: plane): line3" => intersection_of_planes:
        "numbers a, b, c, d, p, q, r, s\ne = plane_equation(a, b, c, d)\nf = plane_equation(p, q, r, s)\nl = intersection(e, f)",
        ["at(l.point, e) == 0", "at(l.point, f) == 0", "dt(l.direction, nm(e)) == 0", "dt(l.direction, nm(f)) == 0"];
    "median(A: point3, B: point3, C: point3, D: point3): line3" => median:
        "points3 A, B, C, D\nl = median(A, B, C, D)",
        ["vp(l.direction, A - l.point) == vector3(0, 0, 0)", "vp(l.direction, (B + C + D) / 3 - l.point) == vector3(0, 0, 0)"];
    "altitude(A: point3, B: point3, C: point3, D: point3): line3" => altitude:
        "points3 A, B, C, D\nl = altitude(A, B, C, D)",
        ["vp(l.direction, A - l.point) == vector3(0, 0, 0)", "dt(l.direction, C - B) == 0", "dt(l.direction, D - B) == 0"];
    "plane(A: point3, B: point3, C: point3): plane" => plane_through_points:
        "points3 A, B, C\ne = plane(A, B, C)",
        ["at(A, e) == 0", "at(B, e) == 0", "at(C, e) == 0"];
    "plane(P: point3, l: line3): plane" => plane_through_a_line:
        "points3 P, A, B\ne = plane(P, join(A, B))",
        ["at(P, e) == 0", "at(A, e) == 0", "at(B, e) == 0"];
    "normal(e: plane): vector3" => normal:
        "numbers a, b, c, d\nn = normal(plane_equation(a, b, c, d))",
        ["n == vector3(a, b, c)"];
    "parallel_through(P: point3, e: plane): plane" => parallel_plane:
        "points3 P\nnumbers a, b, c, d\nf = parallel_through(P, plane_equation(a, b, c, d))",
        ["at(P, f) == 0", "vp(nm(f), vector3(a, b, c)) == vector3(0, 0, 0)"];
    "perpendicular_plane(P: point3, l: line3): plane" => perpendicular_plane:
        "points3 P, A, B\ne = perpendicular_plane(P, join(A, B))",
        ["at(P, e) == 0", "vp(nm(e), B - A) == vector3(0, 0, 0)"];
    // Each of its points is equally far from A and B.
    "perpendicular_bisector(A: point3, B: point3): plane" => perpendicular_bisector:
        "points3 A, B, P\ne = perpendicular_bisector(A, B)\nX = P - at(P, e) / dt(nm(e), nm(e)) * nm(e)",
        ["sq(X, A) == sq(X, B)"];
    "tangent_at(P: point3, s: sphere): plane" => tangent_at:
        "points3 P, O\ne = tangent_at(P, sphere_through(O, P))",
        ["at(P, e) == 0", "vp(nm(e), P - O) == vector3(0, 0, 0)"];
    "polar(P: point3, s: sphere): plane" => polar:
        "points3 P, O\nnumber r\ne = polar(P, sphere_about(O, r))",
        ["at(O + r / sq(O, P) * (P - O), e) == 0", "vp(nm(e), P - O) == vector3(0, 0, 0)"];
    // Each of its points has equal powers.
    "radical_plane(s: sphere, t: sphere): plane" => radical_plane:
        "points3 O, W, P\nnumbers r, s\ne = radical_plane(sphere_about(O, r), sphere_about(W, s))\nX = P - at(P, e) / dt(nm(e), nm(e)) * nm(e)",
        ["sq(X, O) - r == sq(X, W) - s"];
    "sphere(O: point3, A: point3): sphere" => sphere_through_a_point:
        "points3 O, A\ns = sphere(O, A)",
        ["s.center == O", "s.squared_radius == sq(O, A)"];
    "sphere(A: point3, B: point3, C: point3, D: point3): sphere" => sphere_through_points:
        "points3 A, B, C, D\ns = sphere(A, B, C, D)",
        ["sq(s.center, A) == s.squared_radius", "sq(s.center, B) == s.squared_radius", "sq(s.center, C) == s.squared_radius", "sq(s.center, D) == s.squared_radius"];
    "sphere_on_diameter(A: point3, B: point3): sphere" => sphere_on_diameter:
        "points3 A, B\ns = sphere_on_diameter(A, B)",
        ["s.center == halfway(A, B)", "4 * s.squared_radius == sq(A, B)"];
    "midpoint(A: point3, B: point3): point3" => midpoint:
        "points3 A, B\nM = midpoint(A, B)",
        ["M - A == B - M"];
    "centroid(A: point3, B: point3, C: point3): point3" => centroid_of_a_triangle:
        "points3 A, B, C\nG = centroid(A, B, C)",
        ["(A - G) + (B - G) + (C - G) == vector3(0, 0, 0)"];
    "centroid(A: point3, B: point3, C: point3, D: point3): point3" => centroid_of_a_tetrahedron:
        "points3 A, B, C, D\nG = centroid(A, B, C, D)",
        ["(A - G) + (B - G) + (C - G) + (D - G) == vector3(0, 0, 0)"];
    "ratio_point(A: point3, B: point3, k: number): point3" => ratio_point:
        "points3 A, B\nnumber k\nX = ratio_point(A, B, k)",
        ["X - A == k * (B - A)"];
    "division_point(A: point3, B: point3, k: number): point3" => division_point:
        "points3 A, B\nnumber k\nX = division_point(A, B, k)",
        ["X - A == k * (B - X)"];
    "barycentric_point(A: point3, B: point3, C: point3, D: point3, x: number, y: number, z: number, w: number): point3" => barycentric_point:
        "points3 A, B, C, D\nnumbers x, y, z, w\nX = barycentric_point(A, B, C, D, x, y, z, w)",
        ["x * (A - X) + y * (B - X) + z * (C - X) + w * (D - X) == vector3(0, 0, 0)"];
    "parallelogram_point(A: point3, B: point3, C: point3): point3" => parallelogram_point:
        "points3 A, B, C\nD = parallelogram_point(A, B, C)",
        ["D - C == A - B"];
    "translation(P: point3, v: vector3): point3" => translation:
        "points3 P\nnumbers a, b, c\nX = translation(P, vector3(a, b, c))",
        ["X - P == vector3(a, b, c)"];
    "dilation(P: point3, O: point3, k: number): point3" => dilation:
        "points3 P, O\nnumber k\nX = dilation(P, O, k)",
        ["X - O == k * (P - O)"];
    "foot(P: point3, e: plane): point3" => foot_on_a_plane:
        "points3 P\nnumbers a, b, c, d\ne = plane_equation(a, b, c, d)\nX = foot(P, e)",
        ["at(X, e) == 0", "vp(P - X, nm(e)) == vector3(0, 0, 0)"];
    "foot(P: point3, l: line3): point3" => foot_on_a_line:
        "points3 P, A, B\nX = foot(P, join(A, B))",
        ["vp(X - A, B - A) == vector3(0, 0, 0)", "dt(P - X, B - A) == 0"];
    "closest_points(l: line3, m: line3): point3, point3" => closest_points:
        "points3 A, B, C, D\nX, Y = closest_points(join(A, B), join(C, D))",
        ["vp(X - A, B - A) == vector3(0, 0, 0)", "vp(Y - C, D - C) == vector3(0, 0, 0)", "dt(Y - X, B - A) == 0", "dt(Y - X, D - C) == 0"];
    "intersection(l: line3, e: plane): point3" => intersection_with_a_plane:
        "points3 A, B\nnumbers a, b, c, d\ne = plane_equation(a, b, c, d)\nX = intersection(join(A, B), e)",
        ["vp(X - A, B - A) == vector3(0, 0, 0)", "at(X, e) == 0"];
    "intersection(d: plane, e: plane, f: plane): point3" => intersection_of_three_planes:
        "points3 A, B, C\nnumbers p, q, r\nd = plane_through(A, vector3(p, q, r))\ne = plane_through(B, vector3(q, r, p))\nf = plane_through(C, vector3(p, 1, q))\nX = intersection(d, e, f)",
        ["at(X, d) == 0", "at(X, e) == 0", "at(X, f) == 0"];
    // The scalar product tells the point from A.
    "second_intersection(l: line3, s: sphere, A: point3): point3" => second_intersection:
        "points3 O, A, P\nX = second_intersection(join(A, P), sphere_through(O, A), A)",
        ["sq(O, X) == sq(O, A)", "vp(X - A, P - A) == vector3(0, 0, 0)", "dt(X - A, P - A) == -2 * dt(A - O, P - A)"];
    "reflection(P: point3, O: point3): point3" => reflection_in_a_point:
        "points3 P, O\nX = reflection(P, O)",
        ["X - O == O - P"];
    "reflection(P: point3, e: plane): point3" => reflection_in_a_plane:
        "points3 P\nnumbers a, b, c, d\ne = plane_equation(a, b, c, d)\nX = reflection(P, e)",
        ["at(halfway(P, X), e) == 0", "vp(X - P, nm(e)) == vector3(0, 0, 0)"];
    "reflection(P: point3, l: line3): point3" => reflection_in_a_line:
        "points3 P, A, B\nX = reflection(P, join(A, B))",
        ["vp(halfway(P, X) - A, B - A) == vector3(0, 0, 0)", "dt(X - P, B - A) == 0"];
    "inverse(P: point3, s: sphere): point3" => inverse:
        "points3 P, O\nnumber r\nX = inverse(P, sphere_about(O, r))",
        ["dt(X - O, P - O) == r", "vp(X - O, P - O) == vector3(0, 0, 0)"];
    "circumcenter(A: point3, B: point3, C: point3): point3" => circumcenter_of_a_triangle:
        "points3 A, B, C\nO = circumcenter(A, B, C)",
        ["sq(O, A) == sq(O, B)", "sq(O, B) == sq(O, C)", "tp(O - A, B - A, C - A) == 0"];
    "circumcenter(A: point3, B: point3, C: point3, D: point3): point3" => circumcenter_of_a_tetrahedron:
        "points3 A, B, C, D\nO = circumcenter(A, B, C, D)",
        ["sq(O, A) == sq(O, B)", "sq(O, B) == sq(O, C)", "sq(O, C) == sq(O, D)"];
    // Equally far from the faces.
    "incenter(A: point3, B: point3, C: point3, D: point3): point3" => incenter:
        "points3 A, B, C, D\nI = incenter(A, B, C, D)\nk = vp(C - B, D - B)\nl = vp(D - C, A - C)\nm = vp(A - D, B - D)\nn = vp(B - A, C - A)",
        ["dt(I - B, k) ^ 2 * dt(l, l) == dt(I - C, l) ^ 2 * dt(k, k)", "dt(I - C, l) ^ 2 * dt(m, m) == dt(I - D, m) ^ 2 * dt(l, l)",
         "dt(I - D, m) ^ 2 * dt(n, n) == dt(I - A, n) ^ 2 * dt(m, m)"];
    "monge_point(A: point3, B: point3, C: point3, D: point3): point3" => monge_point:
        "points3 A, B, C, D\nM = monge_point(A, B, C, D)",
        ["dt(M - halfway(A, B), D - C) == 0", "dt(M - halfway(A, C), D - B) == 0", "dt(M - halfway(B, C), D - A) == 0", "dt(M - halfway(C, D), B - A) == 0"];
}
