"""A bundle comes in (archive or mail), its files go out under numbers in a folder; reading them is left to others.

`open_bundle` unpacks, `assemble` makes one Reading of what was read of the files. A bundle is never trusted: no file
is written under the name that it brings, and what is not unpacked is named with the reason.
"""

from extractors.bundles.assembly import assemble
from extractors.bundles.contents import Contents, Member
from extractors.bundles.opening import open_bundle

__all__ = ["Contents", "Member", "assemble", "open_bundle"]
