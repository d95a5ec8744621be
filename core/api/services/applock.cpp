// SPDX-License-Identifier: MIT

#include "core/api/services/applock.h"

#include "core/api/engine/passphrasecost.h"
#include "core/api/futures.h"
#include "core/util/wholefile.h"

#include <QFile>
#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::uint64_t MostBytes = 4'096; ///< A record is far smaller.

/// In the place of a wallet's random id: no wallet's record opens the window, nor the other way round.
SealBinding windowBinding(Network network)
{
    constexpr std::string_view Id = "the window's own";
    SealBinding binding;
    static_assert(Id.size() == std::tuple_size_v<decltype(binding.wallet)>);
    binding.network = networkName(network);
    std::ranges::transform(Id, binding.wallet.begin(), [](char letter) { return std::byte(letter); });
    return binding;
}

/// Nothing that keep() writes, whatever it is instead.
bool isNoneOfOurs(Errc code)
{
    return code == Errc::Damaged || code == Errc::Malformed || code == Errc::Unsupported || code == Errc::Refused
        || code == Errc::OutOfRange;
}

template <typename Work>
QFuture<Result<void>> askWorker(QThreadPool& workers, Work work)
{
    const Answer<void> answer;
    const auto held = std::make_shared<Work>(std::move(work)); // it owns secrets, which cannot be copied
    workers.start([answer, held] { answer.give((*held)()); });
    return answer.future();
}

} // namespace

AppLock::AppLock(const QString& folder, Network network, QThreadPool& workers, PassphraseCost& cost)
    : m_path(folder + u"/window-passphrase"_s)
    , m_binding(windowBinding(network))
    , m_workers(workers)
    , m_cost(cost)
{
}

bool AppLock::isSet() const { return QFileInfo::exists(m_path); }

QFuture<Result<void>> AppLock::check(SecureBytes passphrase) const
{
    return askWorker(m_workers, [this, passphrase = std::move(passphrase)] { return compare(passphrase); });
}

QFuture<Result<void>> AppLock::set(SecureBytes old, SecureBytes fresh)
{
    return askWorker(m_workers, [this, old = std::move(old), fresh = std::move(fresh)]() -> Result<void> {
        if (auto same = compare(old); !same) return same;
        return keep(fresh);
    });
}

QFuture<Result<void>> AppLock::remove(SecureBytes old)
{
    return askWorker(m_workers, [this, old = std::move(old)]() -> Result<void> {
        if (auto same = compare(old); !same) return same;
        return removeWholeFile(nativePath());
    });
}

std::string AppLock::nativePath() const { return QFile::encodeName(m_path).toStdString(); }

Result<void> AppLock::compare(const SecureBytes& passphrase) const
{
    const Error damaged{Errc::Damaged, m_binding.network + "/window-passphrase"};
    const auto record = readWholeFile(nativePath(), MostBytes);
    if (!record && record.error().code == Errc::NotFound) return {};
    if (!record) return isNoneOfOurs(record.error().code) ? damaged : record.error();
    const auto key = DataKey::unwrap(*record, m_binding, passphrase.span());
    if (key) return {};
    return isNoneOfOurs(key.error().code) ? damaged : key.error();
}

Result<void> AppLock::keep(const SecureBytes& passphrase)
{
    const auto record = DataKey::create(m_binding).wrap(passphrase.span(), m_cost.params());
    return record ? writeWholeFile(nativePath(), *record) : record.error();
}

} // namespace lockstep
