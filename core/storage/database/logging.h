// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace lockstep {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

} // namespace lockstep
