// SPDX-License-Identifier: MIT

#include "ui/pages/sectionstack.h"

#include "ui/style/keytext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pagebutton.h"
#include "ui/widgets/layout/scrollpage.h"

#include <QActionGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keyOf(Section section)
{
    static constexpr const char* Names[]{"overview", "transactions", "receive", "addresses", "settings"};
    return QString::fromLatin1(Names[static_cast<std::size_t>(section)]);
}

} // namespace

SectionStack::SectionStack(QWidget* parent)
    : QWidget(parent)
    , m_group(new QActionGroup(this))
    , m_bar(new QHBoxLayout)
    , m_pages(new QStackedWidget(this))
{
    m_refreshing.setSingleShot(true);
    connect(&m_refreshing, &QTimer::timeout, this, [this] {
        if (isVisible()) setSnapshot(m_snapshot, m_now);
    });
    m_group->setExclusive(true);
    m_bar->setSpacing(spacing::Tight);
    m_bar->setContentsMargins(spacing::Tight, 0, spacing::Tight, 0);
    m_bar->addStretch(1);
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_bar);
    column->addWidget(line);
    column->addWidget(m_pages, 1);
}

SectionStack::Entry SectionStack::makeEntry(Section section)
{
    auto* action = new QAction(SectionText::name(section), m_group);
    action->setObjectName(keyOf(section) + u"PageAction"_s);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, section] { show(section); });
    auto* button = new PageButton(this);
    button->setObjectName(keyOf(section) + u"PageButton"_s);
    button->setDefaultAction(action);
    const QKeySequence keys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(section)));
    button->setToolTip(u"%1 (%2)"_s.arg(action->text(), keyText(keys)));
    if (m_lastButton) setTabOrder(m_lastButton, button); // the first page was made before it
    m_lastButton = button;
    m_bar->insertWidget(m_bar->count() - 1, button);
    Entry entry;
    entry.action = action;
    entry.button = button;
    return entry;
}

void SectionStack::add(Section section, Maker make)
{
    Entry entry = makeEntry(section);
    entry.make = std::move(make);
    const bool isFirst = m_entries.empty();
    m_entries.emplace(section, std::move(entry));
    if (isFirst) show(section);
}

/// From the button of the page before: its ring would name a page that is not in sight.
void SectionStack::bringFocusAlong(const Entry& entry)
{
    for (const auto& [section, other] : m_entries)
        if (other.button->hasFocus()) return entry.button->setFocus(Qt::ShortcutFocusReason);
}

void SectionStack::show(Section section)
{
    const auto found = m_entries.find(section);
    if (found == m_entries.end()) return;
    Entry& entry = found->second;
    m_current = section;
    entry.action->setChecked(true);
    if (!entry.plug.page) {
        entry.plug = entry.make(this);
        entry.frame = scrollPage(entry.plug.page, m_pages);
        m_pages->addWidget(entry.frame);
    }
    feed(entry);
    m_pages->setCurrentWidget(entry.frame);
    bringFocusAlong(entry);
    emit shown(section);
}

QWidget* SectionStack::currentPage() const
{
    const auto found = m_entries.find(m_current);
    return found == m_entries.end() ? nullptr : found->second.plug.page;
}

void SectionStack::feed(Entry& entry)
{
    if (!m_snapshot || !entry.plug.page) return;
    if (entry.plug.setSnapshot) entry.plug.setSnapshot(*m_snapshot, m_now);
    if (entry.isStale && entry.plug.refresh) entry.plug.refresh();
    entry.isStale = false;
}

void SectionStack::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    m_snapshot = snapshot;
    m_now = now;
    if (const auto found = m_entries.find(m_current); found != m_entries.end()) feed(found->second);
}

void SectionStack::refresh()
{
    for (auto& [section, entry] : m_entries) entry.isStale = true;
    m_refreshing.start(0);
}

} // namespace lockstep::ui
