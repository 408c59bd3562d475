%% for line in origin
// %%{line}
%% end
package app;

import java.time.Duration;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.cache.RedisCacheConfiguration;

@Configuration
@EnableCaching
public class CacheConfiguration {
    @Bean
    RedisCacheConfiguration tenSeconds() {
        return RedisCacheConfiguration.defaultCacheConfig().entryTtl(Duration.ofSeconds(10));
    }
}
