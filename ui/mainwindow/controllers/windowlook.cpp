// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/windowlook.h"

#include <QMainWindow>
#include <QScreen>

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Moves and shrinks a window that reaches beyond its screen.
void keepOnScreen(QMainWindow& window)
{
    if (!window.screen() || window.isMaximized() || window.isFullScreen()) return;
    const QRect room = window.screen()->availableGeometry();
    QRect place = window.geometry();
    place.setSize(place.size().boundedTo(room.size()).expandedTo(window.minimumSize()));
    place.moveLeft(qBound(room.left(), place.left(), qMax(room.left(), room.right() - place.width() + 1)));
    place.moveTop(qBound(room.top(), place.top(), qMax(room.top(), room.bottom() - place.height() + 1)));
    if (place != window.geometry()) window.setGeometry(place);
}

} // namespace

WindowLook::WindowLook(const QString& folder) : m_settings(folder + u"/window.ini"_s, QSettings::IniFormat) { }

void WindowLook::restore(QMainWindow& window) const
{
    window.restoreGeometry(m_settings.value(u"geometry"_s).toByteArray());
    keepOnScreen(window);
}

void WindowLook::save(const QMainWindow& window) { m_settings.setValue(u"geometry"_s, window.saveGeometry()); }

std::optional<int> WindowLook::sidebarWidth() const
{
    const int stored = m_settings.value(u"sidebarWidth"_s).toInt();
    return stored > 0 ? std::optional(stored) : std::nullopt;
}

void WindowLook::setSidebarWidth(int width) { m_settings.setValue(u"sidebarWidth"_s, width); }

bool WindowLook::isSidebarNarrow() const { return m_settings.value(u"narrowSidebar"_s).toBool(); }

void WindowLook::setSidebarNarrow(bool isNarrow) { m_settings.setValue(u"narrowSidebar"_s, isNarrow); }

std::optional<WalletId> WindowLook::wallet() const
{
    const QVariant stored = m_settings.value(u"wallet"_s);
    return stored.isValid() ? std::optional(WalletId{stored.toLongLong()}) : std::nullopt;
}

std::optional<std::int64_t> WindowLook::seenEvent() const
{
    const QVariant stored = m_settings.value(u"seenEvent"_s);
    return stored.isValid() ? std::optional(std::max<std::int64_t>(0, stored.toLongLong())) : std::nullopt;
}

void WindowLook::setSeenEvent(std::int64_t event) { m_settings.setValue(u"seenEvent"_s, qint64{event}); }

QByteArray WindowLook::columns(const QString& table) const
{
    return m_settings.value(u"columns/"_s + table).toByteArray();
}

void WindowLook::setColumns(const QString& table, const QByteArray& columns)
{
    m_settings.setValue(u"columns/"_s + table, columns);
}

void WindowLook::setWallet(WalletId wallet) { m_settings.setValue(u"wallet"_s, qint64{wallet.value}); }

} // namespace lockstep::ui
