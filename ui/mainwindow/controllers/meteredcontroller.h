// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/connectionmeter.h"
#include "core/api/services/session.h"
#include "ui/mainwindow/controllers/preferencestore.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lockstep::ui {

/// Lets imports wait and listens to nobody while the connection is metered, if that is what the person wants. A word
/// from them lifts it until the connection is another one.
class MeteredController final : public QObject
{
    Q_OBJECT

public:
    MeteredController(Session& session, PreferenceStore& store, QObject* parent);

    void watch(std::unique_ptr<ConnectionMeter> meter);
    void downloadAnyway();

private:
    void apply();

    Session& m_session;
    PreferenceStore& m_store;
    std::unique_ptr<ConnectionMeter> m_meter; ///< Null until it is watched.
    bool m_isLifted = false;
    std::optional<bool> m_saves; ///< What the session was told.
};

} // namespace lockstep::ui
