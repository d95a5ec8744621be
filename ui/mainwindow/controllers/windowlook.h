// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <QSettings>

#include <cstdint>
#include <optional>

class QMainWindow;

namespace lockstep::ui {

/// How the window looked when it was closed, and what was looked at in it. Kept beside the database, so every data
/// folder has its own.
class WindowLook
{
public:
    explicit WindowLook(const QString& folder);

    /// Size and place. A window whose screen is gone comes back to one that is there.
    void restore(QMainWindow& window) const;
    void save(const QMainWindow& window);

    /// Of the wide one. The splitter's own state would be lost: until it is shown it has another width.
    std::optional<int> sidebarWidth() const;
    void setSidebarWidth(int width);
    bool isSidebarNarrow() const;
    void setSidebarNarrow(bool isNarrow);
    std::optional<WalletId> wallet() const; ///< The one shown last; WalletId{}: all. nullopt: never saved.
    void setWallet(WalletId wallet);
    std::optional<std::int64_t> seenEvent() const; ///< EventBell::seen. nullopt: never saved.
    void setSeenEvent(std::int64_t event);

    /// Widths, order and presence of a table's columns; `table` names the kind of table. Empty: never saved.
    QByteArray columns(const QString& table) const;
    void setColumns(const QString& table, const QByteArray& columns);

private:
    QSettings m_settings;
};

} // namespace lockstep::ui
