// SPDX-License-Identifier: MIT

#include "ui/format/wallets/addressstarts.h"

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

AddressStarts addressStarts(Network network)
{
    switch (network) {
    case Network::Mainnet: return {u"bc1q"_s, u"bc1p"_s, u"3"_s, u"1"_s, u"xpub"_s, u"zpub"_s};
    case Network::Testnet3:
    case Network::Testnet4:
    case Network::Signet: return {u"tb1q"_s, u"tb1p"_s, u"2"_s, u"m"_s, u"tpub"_s, u"vpub"_s};
    case Network::Regtest:
    case Network::Practice: break;
    }
    return {u"bcrt1q"_s, u"bcrt1p"_s, u"2"_s, u"m"_s, u"tpub"_s, u"vpub"_s};
}

} // namespace lockstep
