// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace lockstep::ui {

/// Ctrl+W closes the dialog in front, whichever it is, as Escape does. On the main window it does nothing: a window
/// that follows the chain is not closed by a slip.
class CloseKey final : public QObject
{
    Q_OBJECT

public:
    explicit CloseKey(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace lockstep::ui
