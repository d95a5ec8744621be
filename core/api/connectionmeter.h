// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace lockstep {

/// Whether what goes over this computer's connection is counted, as with most telephones.
class ConnectionMeter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual bool isMetered() const = 0; ///< False where nobody knows.

    /// Asks the desktop (NetworkManager, by Qt). Where it does not say, nothing is ever metered. Made on the main
    /// thread.
    static std::unique_ptr<ConnectionMeter> ofThisComputer();

signals:
    void changed();
};

} // namespace lockstep
