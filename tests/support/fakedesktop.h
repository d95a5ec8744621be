// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusContext>
#include <QDBusMessage>
#include <QList>
#include <QObject>
#include <QProcess>
#include <QStringList>

namespace lockstep::test {

/// Whoever shows notifications, on a bus of its own: the person's desktop must not hear of a test. It answers at once,
/// with 1, 2, ..., or when it is told to.
class FakeDesktop final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    FakeDesktop() = default;
    ~FakeDesktop() override;

    /// Before anything of the test's own asks for the session bus, which is this one then. Empty, or why not.
    QString start();

    void answersWhenTold() { m_isSlow = true; }
    void answer(uint number); ///< The oldest that waits for one.
    static void click(uint number);

    qsizetype waiting() const { return m_asked.size(); }
    QStringList told; ///< "Daily: Received 0.1 BTC.", in order.
    QList<uint> closed; ///< In order.

public slots:
    uint Notify(const QString& program, uint replaces, const QString& icon, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap& hints, int milliseconds);
    void CloseNotification(uint number) { closed += number; }

private:
    QProcess m_bus;
    QList<QDBusMessage> m_asked;
    bool m_isSlow = false;
};

} // namespace lockstep::test
