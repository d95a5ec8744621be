// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/pages/section.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <map>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QStackedWidget;

namespace lockstep::ui {

/// A page and how it is fed. Both functions may be empty.
struct PagePlug
{
    QWidget* page = nullptr;
    std::function<void(const SyncSnapshot& snapshot, std::int64_t now)> setSnapshot;
    std::function<void()> refresh; ///< What it has read may be old: read again.
};

/// A page bar above its pages. A page is made when it is first shown and kept from then on, with all that a person
/// typed there. Only the page in sight is fed; the others catch up when they come into sight.
class SectionStack final : public QWidget
{
    Q_OBJECT

public:
    using Maker = std::function<PagePlug(QWidget* parent)>;

    explicit SectionStack(QWidget* parent = nullptr);

    void add(Section section, Maker make); ///< In the order of `Section`. The first one is shown.
    bool has(Section section) const { return m_entries.contains(section); }
    void show(Section section); ///< Nothing happens where there is no such page.
    Section current() const { return m_current; }
    QWidget* currentPage() const;

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    /// As soon as the event loop is free where it is in sight, else when it comes into sight. Once, however often it is
    /// said till then: a block may change each of many wallets.
    void refresh();

signals:
    void shown(lockstep::ui::Section section);

private:
    struct Entry
    {
        Maker make;
        QAction* action = nullptr;
        QWidget* button = nullptr; ///< Of the bar.
        PagePlug plug;
        QWidget* frame = nullptr;
        bool isStale = true;
    };
    Entry makeEntry(Section section);
    void bringFocusAlong(const Entry& entry);
    void feed(Entry& entry);

    QActionGroup* m_group;
    QHBoxLayout* m_bar;
    QWidget* m_lastButton = nullptr; ///< Of the bar.
    QStackedWidget* m_pages;
    std::map<Section, Entry> m_entries;
    Section m_current = Section::Overview;
    SyncSnapshotPtr m_snapshot;
    std::int64_t m_now = 0;
    QTimer m_refreshing; ///< Fires once, as soon as the event loop is free.
};

} // namespace lockstep::ui
