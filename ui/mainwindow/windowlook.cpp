// SPDX-License-Identifier: MIT

#include "ui/mainwindow/windowlook.h"

#include <QMainWindow>
#include <QSplitter>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

WindowLook::WindowLook(const QString& folder) : m_settings(folder + u"/window.ini"_s, QSettings::IniFormat) { }

void WindowLook::restore(QMainWindow& window, QSplitter& splitter) const
{
    window.restoreGeometry(m_settings.value(u"geometry"_s).toByteArray());
    splitter.restoreState(m_settings.value(u"splitter"_s).toByteArray());
}

void WindowLook::save(const QMainWindow& window, const QSplitter& splitter)
{
    m_settings.setValue(u"geometry"_s, window.saveGeometry());
    m_settings.setValue(u"splitter"_s, splitter.saveState());
}

ThemeChoice WindowLook::theme() const
{
    const int stored = m_settings.value(u"theme"_s).toInt();
    return static_cast<ThemeChoice>(qBound(int(ThemeChoice::System), stored, int(ThemeChoice::Dark)));
}

void WindowLook::setTheme(ThemeChoice choice) { m_settings.setValue(u"theme"_s, static_cast<int>(choice)); }

} // namespace lockstep::ui
