// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace lockstep {

/// A tooltip that shows `plain` as it is: what Qt would take for markup is escaped, and only that, since entities in
/// other text would be shown as such. For text from outside, and for our own around it.
QString toolTipText(const QString& plain);

} // namespace lockstep
