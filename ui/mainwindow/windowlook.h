// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/theme.h"

#include <QSettings>

class QMainWindow;
class QSplitter;

namespace lockstep::ui {

/// How the window looked when it was closed. Kept beside the database, so every data folder has its own.
class WindowLook
{
public:
    explicit WindowLook(const QString& folder);

    void restore(QMainWindow& window, QSplitter& splitter) const;
    void save(const QMainWindow& window, const QSplitter& splitter);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

private:
    QSettings m_settings;
};

} // namespace lockstep::ui
