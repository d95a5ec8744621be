// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QFuture>
#include <QString>

class QByteArray;

namespace lockstep::ui {

/// Writes a file that the person chose, on another thread; readable by them alone. What was there stays whole until
/// the new one is. Errors: Io.
QFuture<Result<void>> writeFile(const QString& path, const QByteArray& content);

} // namespace lockstep::ui
