// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace lockstep::ui {

/// Hears from the desktop whether it is dark, at the start and when that changes, and tells Theme. Never waits; where
/// nobody says so, nothing happens.
/// Source: org.freedesktop.portal.Settings, namespace org.freedesktop.appearance
class DesktopScheme final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopScheme(QObject* parent = nullptr);

private slots:
    void noteSetting(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void noteAnswer(QDBusPendingCallWatcher& call);
    static void noteScheme(const QVariant& scheme);
};

} // namespace lockstep::ui
