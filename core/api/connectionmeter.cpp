// SPDX-License-Identifier: MIT

#include "core/api/connectionmeter.h"

#include <QNetworkInformation>

namespace lockstep {

namespace {

class DesktopMeter final : public ConnectionMeter
{
public:
    DesktopMeter()
    {
        QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered);
        if (const auto* network = known())
            connect(network, &QNetworkInformation::isMeteredChanged, this, &ConnectionMeter::changed);
    }

    bool isMetered() const override
    {
        const auto* network = known();
        return network && network->isMetered();
    }

private:
    static QNetworkInformation* known()
    {
        auto* network = QNetworkInformation::instance();
        return network && network->supports(QNetworkInformation::Feature::Metered) ? network : nullptr;
    }
};

} // namespace

std::unique_ptr<ConnectionMeter> ConnectionMeter::ofThisComputer() { return std::make_unique<DesktopMeter>(); }

} // namespace lockstep
