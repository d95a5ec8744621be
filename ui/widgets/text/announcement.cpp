// SPDX-License-Identifier: MIT

#include "ui/widgets/text/announcement.h"

#include <QAccessible>
#include <QPointer>
#include <QWidget>

namespace lockstep::ui {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void announce(QWidget& from, const QString& sentence)
{
    if (sentence.isEmpty() || !from.isVisible()) return;
    QAccessibleAnnouncementEvent event(&from, sentence);
    QAccessible::updateAccessibility(&event);
}

#else

namespace {

/// Before Qt could announce: a notification without a window of its own, which readers read out when it appears.
class Notification final : public QAccessibleInterface
{
public:
    Notification(QWidget& from, QString sentence) : m_from(&from), m_sentence(std::move(sentence)) { }

    bool isValid() const override { return m_from && m_from->isVisible(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_from ? m_from->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_from); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QRect rect() const override { return {}; }
    QAccessible::Role role() const override { return QAccessible::Notification; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override { return kind == QAccessible::Name ? m_sentence : QString(); }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.invisible = !isValid();
        return state;
    }

private:
    QPointer<QWidget> m_from;
    QString m_sentence;
};

} // namespace

void announce(QWidget& from, const QString& sentence)
{
    static QAccessible::Id last = 0; // stays until the next one: a reader asks for its words after the event
    if (sentence.isEmpty() || !from.isVisible() || !QAccessible::isActive()) return;
    if (last != 0) QAccessible::deleteAccessibleInterface(last);
    auto* notification = new Notification(from, sentence);
    last = QAccessible::registerAccessibleInterface(notification);
    QAccessibleEvent event(notification, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&event);
}

#endif

} // namespace lockstep::ui
