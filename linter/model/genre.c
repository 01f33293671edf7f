/* Looking up the roles and kinds of body of a genre by name. There are a dozen of them: a loop will do. */
#include "model/genre.h"

int fz_genre_role(const struct fz_genre *genre, struct fz_str name)
{
    for (size_t i = 0; i < genre->n_roles; i++)
        if (fz_str_equal(genre->roles[i].name, name))
            return (int)i;
    return -1;
}

int fz_genre_body(const struct fz_genre *genre, struct fz_str name)
{
    for (size_t i = 0; i < genre->n_bodies; i++)
        if (fz_str_equal(genre->bodies[i].name, name))
            return (int)i;
    return -1;
}
