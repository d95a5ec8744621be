// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/errortext.h"

namespace lockstep {

/// Why the app lock was not opened, set or removed. As errortext, but a damaged file of it is no wallet's.
ErrorText appLockErrorText(const Error& error);

} // namespace lockstep
