// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <functional>

namespace lockstep::ui {

/// Writes a file that the person chose, on another thread; readable by them alone. What was there stays whole until
/// the new one is. Errors: Io.
QFuture<Result<void>> writeFile(const QString& path, const QByteArray& content);

/// The same for what takes a while to write down: `make` runs there too.
QFuture<Result<void>> writeFile(const QString& path, std::function<QByteArray()> make);

QString savedText(const QString& path); ///< "Saved: …", where it is now.

} // namespace lockstep::ui
