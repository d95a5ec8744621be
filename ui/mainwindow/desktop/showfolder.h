// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace lockstep::ui {

/// Opens a folder in the desktop's program for files. What a person is to be told where no program opened it, in the
/// three parts of ErrorText; else empty.
QString showFolder(const QString& folder);

} // namespace lockstep::ui
